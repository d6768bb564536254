"""The steps of joining, as a person takes them."""

from town import PASSWORD

AGE, REGISTER, SENT = "When were you born?", "Choose a name and a password", "Look into your mail"
MINOR = "We can’t create an account right now"


def answers(person, month="3", year="1980", country="Portugal"):
    person.types(Month=month, Year=year)
    person.field("Country").select_option(label=country)
    person.presses("Continue")


def registers(person, name, address, password=PASSWORD, understands=True):
    person.types(Name=name, **{"E-mail_address": address}, Password=password)
    person.field("I understand").set_checked(understands)
    person.presses("Join")
