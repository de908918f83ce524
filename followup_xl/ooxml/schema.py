"""The order in which children of a worksheet and of a workbook must stand (18.3.1.99 worksheet, 18.2.27 workbook)."""

from __future__ import annotations

_WORKSHEET = """
sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems
tableParts extLst
"""
_WORKBOOK = """
fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames
calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects
extLst
"""
WORKSHEET = tuple(_WORKSHEET.split())
WORKBOOK = tuple(_WORKBOOK.split())
