from resources.models.collection import CollectionItem, CollectionPage
from resources.models.document_text import DocumentText
from resources.models.imported import ImportedResource, StrayFile
from resources.models.indexes import CollectionIndexPage, ResourceIndexPage
from resources.models.reading_claim import ReadingClaim
from resources.models.resource import ResourcePage
from resources.models.resource_rows import ResourceAbout, ResourceFile

__all__ = [
    "CollectionIndexPage",
    "CollectionItem",
    "CollectionPage",
    "DocumentText",
    "ImportedResource",
    "ReadingClaim",
    "ResourceAbout",
    "ResourceFile",
    "ResourceIndexPage",
    "ResourcePage",
    "StrayFile",
]
