"""The values of facets in order: they are stored as text, whatever they say."""

import operator
import re
from decimal import Decimal, InvalidOperation

_COMPARE = {
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


#: A date as far as it is known: a year is a number as well.
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def compares(value: str, how: str, asked: str) -> bool:
    """
    Whether a value stands as `how` says ("gt", "gte", "lt", "lte") beside another.

    Numbers compare as numbers, dates (also partial ones) and words as text; a number
    and a word do not compare.
    """
    one, other = _number(value), _number(asked)
    if one is not None and other is not None:
        return _COMPARE[how](one, other)
    are_dates = _DATE.fullmatch(value) and _DATE.fullmatch(asked)
    if one is other is None or are_dates:
        return _COMPARE[how](value, asked)
    return False


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
