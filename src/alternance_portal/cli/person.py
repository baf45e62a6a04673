"""`alternance-portal person`: somebody who may sign in, with a role."""

from __future__ import annotations

import click

from alternance.cli.trouble import Trouble
from alternance.text import _, say
from alternance_portal.cli.ready import portal_ready

__all__ = ["command"]

#: As in `people.models.Kind`, which is there only once Django is.
KINDS = ("administrator", "officer", "lead", "head", "coordinator", "tutor", "student")


@click.command(
    "person",
    help=_(
        "Let somebody sign in, or give them a further role. Asks for a password; nothing is shown as it is typed.\n\n"
        "An administrator without `--organisation` is the whole alliance's. `--id` is the person's id in the "
        "community, such as a student's or a teacher's: they see what is about them."
    ),
    short_help=_("Let somebody sign in, with a role."),
)
@click.argument("email")
@click.option("--name", prompt=_("Name"), help=_("The person's name."))
@click.option("--role", type=click.Choice(KINDS), required=True, help=_("What they are."))
@click.option("--organisation", metavar="ID", help=_("Id of their school or enterprise."))
@click.option("--id", "person", metavar="ID", default="", help=_("The person's id in the community."))
@click.option(
    "--password", prompt=_("Password"), hide_input=True, confirmation_prompt=True,
    help=_("Asked for where it is not given."),
)  # fmt: skip
def command(email: str, name: str, role: str, organisation: str | None, person: str, password: str) -> None:
    """Make the user where there is none, and the role."""
    portal_ready()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    from alternance_portal.people.models import Organisation, Role, User

    where = Organisation.objects.filter(key=organisation).first() if organisation else None
    if organisation and where is None:
        raise Trouble(
            say("error: there is no organisation {id}. Name one of the table `organisations`", id=organisation)
        )
    try:
        validate_email(email)
        validate_password(password)
    except ValidationError as error:
        raise Trouble(say("error: {what}", what=" ".join(error.messages))) from error
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, password, name=name)
        _role, new = Role.objects.get_or_create(user=user, kind=role, organisation=where, person=person)
    text = _("{email}: {role} of {where}") if new else _("{email} is {role} of {where} already")
    click.echo(say(text, email=user.email, role=role, where=organisation or _("the alliance")))
