"""What somebody types into a form stays on their device until it is sent: static/js/site.js keeps it."""

from django import forms

TYPED = (forms.Textarea, forms.TextInput)


def keep_draft(form: forms.BaseForm, **keys: str) -> None:
    """Let the page keep these fields under these keys, and give the draft back once the form is asked for anew.

    A form that was sent holds what is newer than any draft, and so does nothing but its own words.
    """
    for name, key in keys.items():
        attrs = form.fields[name].widget.attrs
        attrs["data-draft"] = key
        if not form.is_bound:
            attrs["data-restore"] = ""


def keep_drafts(form: forms.BaseForm, draft: str) -> None:
    """The same for all that is typed into a form."""
    typed = (name for name, field in form.fields.items() if isinstance(field.widget, TYPED))
    keep_draft(form, **{name: f"{draft}-{name}" for name in typed})
