; Inno Setup 6: the bundle that packaging\bundle\quaylens.spec builds on Windows, as one set-up program.
; Build: iscc packaging\windows\quaylens.iss      Silent installation, per user and per machine: README.md beside this.

#define Bundle "..\..\build\bundle\quaylens"
; Put there by hand (README.md): the folder of a Tesseract for Windows, with its tessdata.
#define Tesseract "..\..\build\windows\tesseract"
#define Program "quaylens.exe"
; The version stands in pyproject.toml alone; from there it went into the program, as three numbers (GetVersionNumbersString
; would make four of them, and another name of the set-up program than the documents tell).
#define Version GetStringFileInfo(Bundle + "\" + Program, "ProductVersion")

[Setup]
AppId={{5B1E2F0C-7C1D-4E57-9C0E-2F4B6A5E8D31}
AppName=Quaylens
AppVersion={#Version}
AppPublisher=The Quaylens authors
DefaultDirName={autopf}\Quaylens
DefaultGroupName=Quaylens
DisableProgramGroupPage=yes
; For everybody where an administrator installs, else for the one user; /ALLUSERS and /CURRENTUSER decide silently.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\windows\quaylens.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir=..\..\build
OutputBaseFilename=quaylens-{#Version}-windows-x64
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Parts of another version would be found and loaded.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Excludes: "install-kind"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{#Tesseract}\*"; DestDir: "{app}\tesseract"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Quaylens"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\Quaylens"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
; A case file is a zip for everybody, and Windows goes by the last ending only: .zip stays what it is, and its menu gets
; one more entry and one more program to open it with.
Root: HKA; Subkey: "Software\Classes\Quaylens.Case"; ValueType: string; ValueName: ""; ValueData: "Quaylens case file"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Quaylens.Case\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\Quaylens.Case\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\{#Program}"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\.zip\OpenWithProgids"; ValueType: string; ValueName: "Quaylens.Case"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\.zip\shell\Quaylens"; ValueType: string; ValueName: ""; ValueData: "Check with Quaylens"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\.zip\shell\Quaylens"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\.zip\shell\Quaylens\command"; ValueType: string; ValueName: ""; ValueData: """{app}\{#Program}"" open ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,Quaylens}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
; What updates brought. The evidence lies in the user's own folder (%LOCALAPPDATA%\quaylens) and is never touched.
Type: filesandordirs; Name: "{app}\versions"
Type: files; Name: "{app}\current"
Type: files; Name: "{app}\install-kind"

[Code]
{ Only an installation of the officer's own may bring itself up to date: reference/updates/versions.py reads this. }
procedure CurStepChanged(CurStep: TSetupStep);
var
  Kind: String;
begin
  if CurStep = ssPostInstall then begin
    if IsAdminInstallMode then
      Kind := 'per-machine'
    else
      Kind := 'per-user';
    SaveStringToFile(ExpandConstant('{app}\install-kind'), Kind + #10, False);
  end;
end;
