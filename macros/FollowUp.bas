Attribute VB_Name = "FollowUp"
Option Explicit

' The buttons of a followup_xl workbook. Each Sub calls the Python function of its name; nothing is computed here.

Public Const FOLLOWUP_VERSION As String = "0.1.0"
Private Const SETTINGS As String = "xlwings.conf"

Public Sub FollowupRefresh()
    If IsReady() Then RunPython "import followup_xl.excel; followup_xl.excel.refresh()"
End Sub

Public Sub FollowupLogTouches()
    If IsReady() Then RunPython "import followup_xl.excel; followup_xl.excel.log_touches()"
End Sub

Public Sub FollowupOpenMessage()
    If IsReady() Then RunPython "import followup_xl.excel; followup_xl.excel.open_message()"
End Sub

Public Sub FollowupNewLead()
    If IsReady() Then RunPython "import followup_xl.excel; followup_xl.excel.new_lead()"
End Sub

Public Sub FollowupReport()
    If IsReady() Then RunPython "import followup_xl.excel; followup_xl.excel.report()"
End Sub

Public Sub FollowupReplan()
    If IsReady() Then RunPython "import followup_xl.excel; followup_xl.excel.replan()"
End Sub

Public Sub FollowupUndo()
    If IsReady() Then RunPython "import followup_xl.excel; followup_xl.excel.undo()"
End Sub

Public Sub FollowupRibbon(ByVal control As Object)
    Application.Run control.Tag
End Sub

Public Sub Auto_Open()
    If Setting("FOLLOWUP_VERSION") <> FOLLOWUP_VERSION Then Say Setting("SAY_OLD_MACROS")
End Sub

Private Function IsReady() As Boolean
    Dim Interpreter As String
    #If Mac Then
        Interpreter = Setting("INTERPRETER_MAC")
        IsReady = (Interpreter <> "")
    #Else
        Interpreter = Setting("INTERPRETER_WIN")
        If Interpreter <> "" Then IsReady = (Dir(Interpreter) <> "")
    #End If
    If Interpreter = "" Then
        Say Setting("SAY_NOT_SET_UP")
    ElseIf Not IsReady Then
        Say Setting("SAY_NO_PYTHON")
    End If
End Function

Private Function Setting(ByVal Key As String) As String
    Dim Row As Long
    For Row = 1 To 30
        If ThisWorkbook.Worksheets(SETTINGS).Cells(Row, 1).Value = Key Then
            Setting = ThisWorkbook.Worksheets(SETTINGS).Cells(Row, 2).Value
        End If
    Next Row
End Function

Private Sub Say(ByVal Sentence As String)
    MsgBox Sentence, vbExclamation, "followup_xl"
End Sub
