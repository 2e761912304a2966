from home.fields.label import Label, LabelField
from home.fields.partial_date import PartialDateField

__all__ = ["Label", "LabelField", "PartialDateField"]
