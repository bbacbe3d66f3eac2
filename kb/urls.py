"""The roof of the site map: back office, API, pages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from advice.api import api
from advice.web import urls as web

urlpatterns = [
    path("back-office/", admin.site.urls),
    path("api/v1/", api.urls),
    *web.outside,
    *i18n_patterns(path("account/", include("allauth.account.urls")), *web.urlpatterns),
]
