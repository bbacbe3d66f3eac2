"""The roof of the site map: back office and pages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from advice.web import urls as web

urlpatterns = [
    path("back-office/", admin.site.urls),
    *web.outside,
    *i18n_patterns(path("account/", include("allauth.account.urls")), *web.urlpatterns),
]
