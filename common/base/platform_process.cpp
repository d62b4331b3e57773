#include "common/base/platform_process.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <csignal>
#include <ctime>
#include <sys/resource.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace fairdesk::platform {

#ifdef Q_OS_WIN

namespace {
std::function<void()> terminationCallback;

BOOL WINAPI handleConsole(DWORD)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [] { terminationCallback(); }, Qt::QueuedConnection);
    return TRUE;
}

SecretString readLineWithoutEcho()
{
    const HANDLE console = GetStdHandle(STD_INPUT_HANDLE);
    DWORD mode = 0;
    GetConsoleMode(console, &mode);
    SetConsoleMode(console, mode & ~DWORD(ENABLE_ECHO_INPUT));
    char line[1024] = {};
    const bool read = std::fgets(line, sizeof line, stdin) != nullptr;
    SetConsoleMode(console, mode);
    return SecretString(read ? QByteArray(line).trimmed() : QByteArray());
}
} // namespace

void onTermination(std::function<void()> callback)
{
    terminationCallback = std::move(callback);
    SetConsoleCtrlHandler(handleConsole, TRUE);
}

bool standardInputIsTerminal()
{
    return _isatty(_fileno(stdin));
}

bool standardOutputIsTerminal()
{
    return _isatty(_fileno(stdout));
}

qint64 residentMemory()
{
    return 0;
}

int raiseFileLimit()
{
    return 0;
}

qint64 processAge()
{
    FILETIME started{};
    FILETIME ended{};
    FILETIME kernel{};
    FILETIME user{};
    FILETIME now{};
    if (!GetProcessTimes(GetCurrentProcess(), &started, &ended, &kernel, &user))
        return 0;
    GetSystemTimeAsFileTime(&now);
    const auto ticks = [](const FILETIME &time) { return qint64(time.dwHighDateTime) << 32 | time.dwLowDateTime; };
    return (ticks(now) - ticks(started)) / 10'000; // of 100 ns
}

#else

namespace {

int signalPipe[2] = {-1, -1};

// Only async-signal-safe calls here: the work happens in the event loop.
void handleSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

SecretString readLineWithoutEcho()
{
    termios shown{};
    ::tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    char line[1024] = {};
    const bool read = std::fgets(line, sizeof line, stdin) != nullptr;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    return SecretString(read ? QByteArray(line).trimmed() : QByteArray());
}

} // namespace

void onTermination(std::function<void()> callback)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [callback = std::move(callback)] {
        char byte = 0;
        if (::read(signalPipe[0], &byte, 1) == 1)
            callback();
    });
    struct sigaction action = {};
    action.sa_handler = handleSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

bool standardInputIsTerminal()
{
    return ::isatty(STDIN_FILENO);
}

bool standardOutputIsTerminal()
{
    return ::isatty(STDOUT_FILENO);
}

qint64 residentMemory()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

int raiseFileLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return int(qMin<rlim_t>(limit.rlim_cur, 1'000'000));
}

qint64 processAge()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    timespec now{};
    if (!file.open(QIODevice::ReadOnly) || ::clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return 0;
    // The name of the program stands in brackets and may hold blanks; the start is the twentieth word after it.
    const QByteArray line = file.readAll();
    const QList<QByteArray> words = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const qint64 started = words.value(19).toLongLong() * 1000 / ::sysconf(_SC_CLK_TCK);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 - started;
}

#endif

SecretString askSecret(const QString &prompt)
{
    if (!standardInputIsTerminal())
        return {};
    std::fputs(prompt.toLocal8Bit().constData(), stderr);
    SecretString secret = readLineWithoutEcho();
    std::fputc('\n', stderr);
    return secret;
}

} // namespace fairdesk::platform
