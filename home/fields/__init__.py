from home.fields.label import Label, LabelField
from home.fields.partial_date import PartialDateField
from home.fields.suggesting import SuggestingInput
from home.fields.web_address import WebAddressField

__all__ = [
    "Label",
    "LabelField",
    "PartialDateField",
    "SuggestingInput",
    "WebAddressField",
]
