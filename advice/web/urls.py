"""The site map, on one page. Everything here stands below the language of the interface, such as /en/."""

from django.urls import path

from advice.web.views import (
    contributions,
    editions,
    home,
    imports,
    people,
    playbooks,
    plays,
    proposals,
    situations,
    strategies,
    teams,
    votes,
)

outside = [
    path("", home.front_door, name="front_door"),
    path("healthz", home.health, name="health"),
    path("robots.txt", home.robots, name="robots"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    # situations
    path("situations/", situations.situations, name="situations"),
    path("situations/new/", situations.ask, name="ask"),
    path("situations/<int:pk>/", situations.situation, name="situation_short"),
    path("situations/<int:pk>/edit/", situations.revise, name="situation_revise"),
    path("situations/<int:pk>/withdraw/", situations.withdraw, name="situation_withdraw"),
    path("situations/<int:pk>/restore/", situations.restore, name="situation_restore"),
    path("situations/<int:pk>/history/", situations.history, name="situation_history"),
    path("situations/<int:pk>/contributions/", contributions.create, name="contribute"),
    path("situations/<int:pk>/<str:slug>/", situations.situation, name="situation"),
    # contributions
    path("contributions/", contributions.contributions, name="contributions"),
    path("contributions/<int:pk>/", contributions.contribution, name="contribution"),
    path("contributions/<int:pk>/edit/", contributions.revise, name="contribution_revise"),
    path("contributions/<int:pk>/withdraw/", contributions.withdraw, name="contribution_withdraw"),
    path("contributions/<int:pk>/restore/", contributions.restore, name="contribution_restore"),
    path("contributions/<int:pk>/history/", contributions.history, name="contribution_history"),
    path("contributions/<int:pk>/language/", contributions.correct_language, name="contribution_language"),
    path("contributions/<int:pk>/vote/", votes.vote, name="vote"),
    path("contributions/<int:pk>/keep/", plays.keep, name="keep"),
    # strategies
    path("strategies/", strategies.strategies, name="strategies"),
    path("strategies/<str:slug>/words/<str:language>/", strategies.words, name="strategy_words"),
    path("strategies/<str:slug>/merge/", strategies.make_part, name="strategy_merge"),
    path("strategies/<str:slug>/", strategies.strategy, name="strategy"),
    path("merges/<int:pk>/undo/", strategies.undo_merge, name="merge_undo"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/new/", proposals.propose, name="propose"),
    path("proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("proposals/<int:pk>/accept/", proposals.accept, name="proposal_accept"),
    path("proposals/<int:pk>/decline/", proposals.decline, name="proposal_decline"),
    path("proposals/<int:pk>/withdraw/", proposals.withdraw, name="proposal_withdraw"),
    path("decisions/", strategies.decisions, name="decisions"),
    # teams
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.found, name="team_new"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/rename/", teams.rename, name="team_rename"),
    path("teams/<int:pk>/leave/", teams.leave, name="team_leave"),
    path("teams/<int:pk>/invitations/", teams.invite, name="team_invite"),
    path("invitations/<int:pk>/revoke/", teams.revoke, name="invitation_revoke"),
    path("join/<str:token>/", teams.join, name="join"),
    path("memberships/<int:pk>/role/", teams.change_role, name="membership_role"),
    path("memberships/<int:pk>/remove/", teams.remove, name="membership_remove"),
    # playbooks
    path("playbooks/", playbooks.playbooks, name="playbooks"),
    path("playbooks/new/", playbooks.make, name="playbook_new"),
    path("playbooks/<int:pk>/", playbooks.playbook, name="playbook_short"),
    path("playbooks/<int:pk>/edit/", playbooks.describe, name="playbook_describe"),
    path("playbooks/<int:pk>/delete/", playbooks.delete, name="playbook_delete"),
    path("playbooks/<int:pk>/publish/", playbooks.publish, name="playbook_publish"),
    path("playbooks/<int:pk>/sections/", playbooks.add_section, name="section_add"),
    path("playbooks/<int:pk>/plays/", plays.add, name="play_add"),
    path("playbooks/<int:pk>/editions/<int:number>/", editions.edition, name="edition"),
    path("playbooks/<int:pk>/editions/<int:number>/<str:name>", editions.export, name="edition_export"),
    path("playbooks/<int:pk>/<str:slug>/", playbooks.playbook, name="playbook"),
    path("sections/<int:pk>/rename/", playbooks.rename_section, name="section_rename"),
    path("sections/<int:pk>/move/", playbooks.move_section, name="section_move"),
    path("sections/<int:pk>/remove/", playbooks.remove_section, name="section_remove"),
    path("plays/<int:pk>/why/", plays.explain, name="play_explain"),
    path("plays/<int:pk>/move/", plays.move, name="play_move"),
    path("plays/<int:pk>/remove/", plays.remove, name="play_remove"),
    # people
    path("people/<str:username>/", people.person, name="person"),
    path("settings/", people.settings, name="settings"),
    path("languages/", people.languages, name="languages"),
    # curators
    path("import/", imports.paste, name="import"),
]
