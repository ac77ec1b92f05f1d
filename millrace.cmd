@echo off
rem Starts Millrace; builds first what is missing or older than its sources. See millrace --help.
setlocal EnableExtensions DisableDelayedExpansion

set "HERE=%~dp0"
if "%HERE:~-1%"=="\" set "HERE=%HERE:~0,-1%"
set "HOME_DIR=%HERE%\ui\target\millrace"
set "STAMP=%HOME_DIR%\built"
set "LOG=%HERE%\ui\target\millrace-build.log"

call :find_jdk
if not defined JDK (
  echo Millrace needs a JDK 17 or newer and found none in JAVA_HOME, on the PATH or in Program Files. 1>&2
  echo Get one from https://adoptium.net or with: winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"

call :is_stale
if defined STALE call :locked_build
if errorlevel 1 exit /b 1

set "SAMPLES=%HERE%\samples"
if not exist "%SAMPLES%\" set "SAMPLES=%HOME_DIR%\samples"
set "OPTIONS=-Dfile.encoding=UTF-8"
set "CLASSES=%HOME_DIR%\lib\*"
if %JDK_VERSION% GEQ 24 set "OPTIONS=%OPTIONS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
if /i "%~1"=="screenshot" (
  set "CLASSES=%HOME_DIR%\lib\headless\*;%HOME_DIR%\lib\*"
  set "OPTIONS=%OPTIONS% -Djava.awt.headless=true -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dprism.order=sw -Dprism.text=t2k"
)
for %%c in (new samples check test export send receive) do (
  if /i "%~1"=="%%c" set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
)
"%JDK%\bin\java.exe" %OPTIONS% "-Dmillrace.samples=%SAMPLES%" "-Djava.util.logging.config.file=%HERE%\ui\src\main\launcher\logging.properties" -cp "%CLASSES%" io.millrace.app.cli.Main %*
exit /b %ERRORLEVEL%

rem One builds at a time; who comes second waits, ten minutes at most, and finds it built.
:locked_build
set "LOCK=%HERE%\ui\target\building"
set TRIES=0
if not exist "%HERE%\ui\target\" mkdir "%HERE%\ui\target"
:lock_again
mkdir "%LOCK%" 2>nul && goto locked
set /a TRIES+=1
if %TRIES% EQU 1 echo Another start of Millrace builds here; waiting for it. 1>&2
if %TRIES% GEQ 600 rd /s /q "%LOCK%"
ping -n 2 127.0.0.1 >nul
goto lock_again
:locked
call :is_stale
if defined STALE call :build
set "RESULT=%ERRORLEVEL%"
rd /s /q "%LOCK%"
exit /b %RESULT%

rem Sets JDK and JDK_VERSION to the first JDK 17 or newer: JAVA_HOME, then PATH, then where installers put them.
:find_jdk
set "JDK="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
if defined JDK exit /b 0
for %%j in (javac.exe) do if not "%%~$PATH:j"=="" for %%d in ("%%~dp$PATH:j..") do call :try_jdk "%%~fd"
if defined JDK exit /b 0
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks") do (
  if exist "%%~p\" for /d %%d in ("%%~p\*") do call :try_jdk "%%~fd"
)
exit /b 0

:try_jdk
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "FOUND="
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "FOUND=%%~v"
if not defined FOUND exit /b 0
for /f "tokens=1 delims=." %%m in ("%FOUND%") do set "FOUND=%%m"
if %FOUND% GEQ 17 (
  set "JDK=%~1"
  set "JDK_VERSION=%FOUND%"
)
exit /b 0

rem Sets STALE when there is no build, or when a source is newer than it.
:is_stale
set "STALE="
if not exist "%STAMP%" (
  set "STALE=1"
  exit /b 0
)
powershell -NoProfile -NonInteractive -Command ^
  "$t = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc;" ^
  "$new = Get-ChildItem -LiteralPath \"$env:HERE\pom.xml\", \"$env:HERE\engine\", \"$env:HERE\app\", \"$env:HERE\ui\" -Recurse -File |" ^
  "Where-Object { $_.LastWriteTimeUtc -gt $t -and $_.FullName -notmatch '\\(target|src\\test)\\' } | Select-Object -First 1;" ^
  "if ($new) { exit 1 }"
if errorlevel 1 set "STALE=1"
exit /b 0

:build
if not exist "%HERE%\ui\target\" mkdir "%HERE%\ui\target"
if not exist "%STAMP%" echo Building Millrace; the first time it fetches libraries and takes a few minutes. 1>&2
if exist "%STAMP%" echo Building what has changed... 1>&2
type nul > "%HERE%\ui\target\began"
pushd "%HERE%"
call mvnw.cmd -B -ntp -DskipTests -Dquick -pl ui -am package > "%LOG%" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  echo The build failed; the errors in it: 1>&2
  findstr /b /c:"[ERROR] " "%LOG%" | findstr /v /c:"Help 1" /c:"re-run Maven" /c:"full stack trace" 1>&2
  echo All of it: %LOG% 1>&2
  exit /b 1
)
move /y "%HERE%\ui\target\began" "%STAMP%" > nul
exit /b 0
