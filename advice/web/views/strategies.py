"""Strategies: all of them, one with its best advice across situations, and what curators do to its words."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from advice import policy
from advice.actions.merging import merge, part
from advice.actions.naming import reword
from advice.language import is_known
from advice.language.interface import INTERFACES, in_language
from advice.models import Contribution, Decision, Merge, Playbook, Strategy, interface_language
from advice.web import browsing
from advice.web.drawing import draws
from advice.web.forms.browsing import read_selection
from advice.web.forms.strategies import MergeForm, PartForm, WordsForm, as_worded
from advice.web.posting import actor, form_page, posted, refusals_on
from advice.web.reading import languages_read

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def strategies(request: HttpRequest) -> HttpResponse:
    counts = Contribution.objects.published().counted_by_strategy()
    rows = [(strategy, counts.get(slug, 0)) for slug, strategy in browsing.catalogue().items()]
    return render(request, "strategy/strategies.html", {"rows": rows})


@require_safe
@draws
def strategy(request: HttpRequest, slug: str) -> HttpResponse:
    there = browsing.catalogue(in_all_languages=True)
    strategy = next((each for each in there.values() if each.address_in(interface_language()) == slug), None)
    if strategy is None:
        return _to_preferred_address(request, slug)
    reads = languages_read(request)
    asked = read_selection(request.GET, strategies=there, merged=there.merged, reads=reads, here=True)
    selection = replace(asked, strategies=(strategy.slug,), match="any", without=())
    context = {
        "strategy": strategy,
        "opposite": next((other for other in there.values() if other.pk == strategy.opposite_id), None),
        "labels": sorted(strategy.labels.all(), key=lambda words: words.language),
        "page": browsing.browse(Contribution.objects.published(), selection, request.user, there, choices=False),
        "playbooks": Playbook.objects.editable_by(request.user),
        "may_name": policy.may_name(request.user),
        "addresses": _addresses(strategy),
    }
    further = browsing.wants_rows_alone(request)
    return render(request, "contribution/_rows.html" if further else "strategy/strategy.html", context)


@login_required
@read_or_write
def words(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The words of a strategy in one language, for curators."""
    strategy = browsing.catalogue(in_all_languages=True).get(slug)
    if strategy is None:
        raise Http404
    policy.require(policy.may_name(request.user), _("Only a curator of the site may change the words of a strategy."))
    if not is_known(language):
        raise Http404
    standing = next((words for words in strategy.labels.all() if words.language == language), None)
    form = WordsForm(posted(request), initial=as_worded(standing))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = reword(strategy, language, form.words, by=actor(request), reason=form.cleaned_data["reason"])
            messages.success(request, _("“%(name)s” is saved. Old names go on leading here.") % {"name": said.label})
            return redirect("strategy", slug=strategy.slug)
    context = {"strategy": strategy, "language": language, "standing": standing}
    return form_page(request, "strategy/words.html", form, draft=f"words-{slug}-{language}", **context)


@login_required
@read_or_write
def make_part(request: HttpRequest, slug: str) -> HttpResponse:
    """Merge a strategy into another, for curators; the form is its own confirmation, and the page says that it can be undone."""
    there = browsing.catalogue(in_all_languages=True)
    strategy = there.get(slug)
    if strategy is None:
        raise Http404
    policy.require(policy.may_name(request.user), _("Only a curator of the site may merge strategies."))
    others = {slug: other for slug, other in there.items() if other != strategy}
    form = MergeForm(posted(request), others=others)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            target = others[form.cleaned_data["target"]]
            made = merge(strategy, target, by=actor(request), reason=form.cleaned_data["reason"])
            words = _("Merged. Every old address leads to the other strategy now.")
            undo = reverse("merge_undo", args=[made.pk])
            messages.success(request, format_html('{} <a href="{}">{}</a>', words, undo, _("Undo")))
            return redirect(target)
    return form_page(request, "strategy/merge.html", form, draft=f"merge-{slug}", strategy=strategy)


@login_required
@read_or_write
def undo_merge(request: HttpRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(Merge.objects.select_related("source", "target"), pk=pk)
    policy.require(policy.may_name(request.user), _("Only a curator of the site may undo a merge."))
    form = PartForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            part(made, by=actor(request), reason=form.cleaned_data["reason"])
            messages.success(request, _("The merge is undone: both strategies have their advice back."))
            return redirect("strategy", slug=made.source.slug)
    return form_page(request, "strategy/part.html", form, draft=f"merge-{pk}-undo", merge=made)


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What curators decided about the strategies, with their reasons, the newest first."""
    context = browsing.numbered(request, Decision.objects.listed())
    standing = Merge.objects.standing() if policy.may_name(request.user) else {}
    return render(request, "strategy/decisions.html", context | {"standing": standing})


def _addresses(strategy: Strategy) -> dict[str, str]:
    """The preferred address in each language of the interface, by code; under "" the concept's own, which leads to the reader's."""
    found = {"": in_language(reverse("strategy", args=[strategy.slug]), "")}
    for code in INTERFACES:
        with override(code):
            found[code] = strategy.get_absolute_url()
    return found


def _to_preferred_address(request: HttpRequest, slug: str) -> HttpResponse:
    """Send a synonym, an old name or a name in another language where the strategy stands now; the query string comes along."""
    strategy = Strategy.objects.labelled().at(slug, interface_language())
    if strategy is None:
        raise Http404
    query = request.GET.urlencode()
    # never for good: a merge can be undone, and a name can come to be preferred
    return redirect(strategy.get_absolute_url() + (f"?{query}" if query else ""))
