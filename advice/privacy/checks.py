"""Check digits of numbers that people carry. Each takes the bare number and says whether it is right."""

from collections.abc import Sequence
from datetime import date

_LETTERS_ES = "TRWAGMYFPDXBNJZSQVHLCKE"
_ODD_IT = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            1,
            0,
            5,
            7,
            9,
            13,
            15,
            17,
            19,
            21,
            1,
            0,
            5,
            7,
            9,
            13,
            15,
            17,
            19,
            21,
            2,
            4,
            18,
            20,
            11,
            3,
            6,
            8,
            12,
            14,
            16,
            10,
            22,
            25,
            24,
            23,
        ],
        strict=True,
    )
)
_VERHOEFF = [
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210",
]
_TURNS = [
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258",
]


def weighted(digits: str, weights: Sequence[int]) -> int:
    """The sum of the digits, each by its weight."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def is_date(year: int, month: int, day: int) -> bool:
    """Whether there is such a day, from 1900 on."""
    try:
        return date(year, month, day).year >= 1900
    except ValueError:
        return False


def luhn(digits: str) -> bool:
    """Cards, Saudi, Canadian and Swedish numbers (ISO 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def verhoeff(digits: str) -> bool:
    """India's Aadhaar."""
    state = 0
    for place, digit in enumerate(reversed(digits)):
        state = int(_VERHOEFF[state][int(_TURNS[place % 8][int(digit)])])
    return state == 0


def american(number: str) -> bool:
    """A Social Security number that can have been given."""
    area, group, serial = number[:3], number[3:5], number[5:]
    return (
        area not in ("000", "666") and area[0] != "9" and group != "00" and serial != "0000" and number != "123456789"
    )


def french(number: str) -> bool:
    """The key of a French social security number; Corsica counts as 19 and 18."""
    body = number[:13].replace("2A", "19").replace("2B", "18")
    return len(number) == 15 and body.isdigit() and 97 - int(body) % 97 == int(number[13:])


def spanish(number: str) -> bool:
    """The letter of a DNI or NIE."""
    body = number[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    return number[-1] == _LETTERS_ES[int(body) % 23]


def italian(number: str) -> bool:
    """The last letter of a codice fiscale."""
    total = sum(
        _ODD_IT[char] if place % 2 == 0 else (int(char) if char.isdigit() else ord(char) - 65)
        for place, char in enumerate(number[:15])
    )
    return number[15] == chr(65 + total % 26)


def german_tax(number: str) -> bool:
    """The last digit of a Steuer-ID (ISO 7064, MOD 11,10)."""
    product = 10
    for digit in number[:10]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return number[0] != "0" and (11 - product) % 10 == int(number[10])


def german_card(number: str) -> bool:
    """The last digit of a German identity card (ICAO 9303)."""
    total = sum(int(char, 36) * (7, 3, 1)[place % 3] for place, char in enumerate(number[:9]))
    return total % 10 == int(number[9])


def dutch(number: str) -> bool:
    """The eleven test of a BSN."""
    return weighted(number, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0 and int(number) > 0


def portuguese(number: str) -> bool:
    """The last digit of a NIF; those of people begin with 1, 2 or 3."""
    rest = 11 - weighted(number, range(9, 1, -1)) % 11
    return number[0] in "123" and int(number[8]) == (0 if rest > 9 else rest)


def brazilian(number: str) -> bool:
    """The two last digits of a CPF."""
    first = weighted(number, range(10, 1, -1)) * 10 % 11 % 10
    second = weighted(number, range(11, 1, -1)) * 10 % 11 % 10
    return number[9:] == f"{first}{second}" and len(set(number)) > 1


def turkish(number: str) -> bool:
    """The two last digits of a TC kimlik number."""
    digits = [int(digit) for digit in number]
    tenth = (sum(digits[0:9:2]) * 7 - sum(digits[1:8:2])) % 10
    return digits[0] > 0 and digits[9] == tenth and digits[10] == sum(digits[:10]) % 10


def russian_pension(number: str) -> bool:
    """The two last digits of a SNILS."""
    return weighted(number, range(9, 0, -1)) % 101 % 100 == int(number[9:])


def russian_tax(number: str) -> bool:
    """The two last digits of the INN of a person."""
    first = weighted(number, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    second = weighted(number, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    return number[10:] == f"{first}{second}"


def chinese(number: str) -> bool:
    """The date of birth and the last sign of a resident identity number (GB 11643)."""
    rest = weighted(number, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11
    return is_date(int(number[6:10]), int(number[10:12]), int(number[12:14])) and number[17] == "10X98765432"[rest]


def japanese(number: str) -> bool:
    """The last digit of a My Number."""
    rest = weighted(number, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return int(number[11]) == (0 if rest <= 1 else 11 - rest)


def egyptian(number: str) -> bool:
    """The century, the date of birth and the last digit of an Egyptian national number."""
    born = is_date(1700 + 100 * int(number[0]) + int(number[1:3]), int(number[3:5]), int(number[5:7]))
    return born and (11 - weighted(number, (2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11) % 10 == int(number[13])


def belgian(number: str) -> bool:
    """The two last digits of a rijksregisternummer, of either century."""
    body, key = number[:9], int(number[9:])
    return key in (97 - int(body) % 97, 97 - int("2" + body) % 97)


def ean(number: str) -> bool:
    """Thirteen digits with a right last one; the Swiss AHV number is such a number."""
    return weighted(number, (1, 3) * 6 + (1,)) % 10 == 0


def polish(number: str) -> bool:
    """The last digit of a PESEL."""
    return weighted(number, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0


def any_number(number: str) -> bool:
    """No check digit is known."""
    return True
