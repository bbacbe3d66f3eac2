"""Import a page by upload or paste: first a preview, then it is stored."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from advice import policy
from advice.actions.importing import import_article
from advice.articles import ArticleRefused
from advice.models import User
from advice.web.forms.imports import ImportForm, in_the_readers_words


@login_required
@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """GET: the empty form. POST: what would be stored; with `confirm`, it is stored."""
    if not isinstance(request.user, User) or not policy.may_import(request.user):
        raise PermissionDenied(_("Only a curator of the site may import."))
    if request.method != "POST":
        return render(request, "import/paste.html", {"form": ImportForm()})
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "import/paste.html", {"form": form}, status=422)
    raw, source, sure = form.cleaned_data["text"].encode(), form.cleaned_data["source"], "confirm" in request.POST
    try:
        pages = import_article(raw, source=source, by=request.user, dry_run=not sure)
    except ArticleRefused as refusal:
        form.add_error(None, in_the_readers_words(refusal))
        return render(request, "import/paste.html", {"form": form}, status=422)
    if sure:
        new = sum(row.new for page in pages for row in page.contributions)
        done = ngettext("%(count)d contribution was imported.", "%(count)d contributions were imported.", new)
        messages.success(
            request, done % {"count": new} if new else _("Everything on this page was here already: nothing changed.")
        )
        return redirect(pages[0].situation)
    preview = ImportForm(initial={"text": form.cleaned_data["text"], "source": source})
    return render(request, "import/preview.html", {"form": preview, "pages": pages})
