Attribute VB_Name = "xlwings"
Option Explicit
Public Sub RunPython(ByVal PythonCommand As String)
    Dim Arguments As String
    Arguments = Environ("FOLLOWUP_TEST_CHILD") & " """ & PythonCommand & """ --wb=" & ThisWorkbook.Name
    Shell Environ("FOLLOWUP_TEST_PYTHON"), 0, Arguments & " --from_xl=1", False
    Do While Dir(Environ("FOLLOWUP_TEST_DONE")) = ""
        Wait 50
    Loop
    Kill Environ("FOLLOWUP_TEST_DONE")
End Sub
