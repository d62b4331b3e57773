#include "tests/architecture/rules.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace fairdesk::architecture {

namespace {

// A folder and its height. A file may include its own folder and every lower one on its side; folders of one height do
// not know each other. Every server and client folder stands above all of common.
struct Layer
{
    const char *folder;
    int height;
};
constexpr std::array layers{
    Layer{"common/base", 1},      Layer{"common/catalogue", 2},  Layer{"common/protocol", 3},
    Layer{"common/text", 3},      Layer{"common/calendar", 3},   Layer{"common/statistics", 3},
    Layer{"common/tabular", 3},

    Layer{"server/access", 10},   Layer{"server/storage", 11},   Layer{"server/records", 12},
    Layer{"server/rules", 13},    Layer{"server/analytics", 13}, Layer{"server/jobs", 14},
    Layer{"server/identity", 14}, Layer{"server/api", 15},       Layer{"server/net", 16},
    Layer{"server/web", 16},      Layer{"server/demo", 14},      Layer{"server/app", 17},

    Layer{"client/theme", 11},    Layer{"client/link", 11},      Layer{"client/data", 12},
    Layer{"client/editors", 13},  Layer{"client/forms", 14},     Layer{"client/charts", 14},
    Layer{"client/screens", 15},  Layer{"client/shell", 16},     Layer{"client/app", 17},
    Layer{"client/cli", 17},
};

// What may be included although the order above says no. Keep it short: each line is a debt or a decision.
struct Permit
{
    const char *from;
    const char *to;
};
constexpr std::array permits{
    Permit{"server/records", "server/identity"}, // who is calling is part of every write
    Permit{"server/jobs", "server/api"},         // the port that jobs implement is declared where it is used
};

constexpr int longFile = 600;
constexpr int tooLongFile = 700;

constexpr std::array umbrellas{"QtCore", "QtGui",        "QtWidgets", "QtNetwork",       "QtSql",
                               "QtTest", "QtCharts",     "QtSvg",     "QtSvgWidgets",    "QtPrintSupport",
                               "QtXml",  "QtConcurrent", "QtOpenGL",  "QtOpenGLWidgets", "QtDBus",
                               "QtQml",  "QtQuick"};

// Headers that exist on one platform only; common/base/platform_* is their single place in common/ and server/.
const QRegularExpression platformHeader(
    QStringLiteral(
        "^(unistd|fcntl|pwd|grp|poll|dirent|signal|pthread|termios|dlfcn|netdb|syslog|spawn|sched|iconv|langinfo|"
        "ifaddrs"
        "|ucontext|execinfo|strings|windows|winsock2|ws2tcpip|shlobj|io|process)\\.h$|^(sys|arpa|netinet|net|linux)/"),
    QRegularExpression::CaseInsensitiveOption);

const QRegularExpression databaseHeader(QStringLiteral("^(QtSql/.*|QSql\\w*|sqlite3\\.h|libpq-fe\\.h)$"));
const QRegularExpression
    databaseName(QStringLiteral("\\b(QSql[A-Z]\\w*|sqlite3_\\w+|PQ(exec|prepare|connect)\\w*)\\b"));

// Upper case is how SQL is written here, so its first words are enough. In lower case the shape has to be that of SQL,
// because messages to people begin with the same words.
const QRegularExpression sqlText(
    QStringLiteral("^\\s*(SELECT\\s|INSERT\\s+(OR\\s+\\w+\\s+)?INTO\\s|UPDATE\\s|DELETE\\s+FROM\\s|REPLACE\\s+INTO\\s|"
                   "ALTER\\s+TABLE\\s"
                   "|(CREATE|DROP)\\s+(UNIQUE\\s+|TEMP\\w*\\s+|VIRTUAL\\s+)?(TABLE|INDEX|VIEW|TRIGGER)\\s|PRAGMA\\s"
                   "|WITH\\s+(RECURSIVE\\s+)?\\w+.*\\sAS\\s*\\(|SAVEPOINT\\s|BEGIN\\s+(IMMEDIATE|TRANSACTION))"));
const QRegularExpression lowerCaseSqlText(QStringLiteral(
    "^\\s*(select\\s+(\\*|count\\(|[a-z_0-9.]+(\\s*,\\s*[a-z_0-9.]+)*)\\s+from\\s+[a-z_]"
    "|insert\\s+(or\\s+\\w+\\s+)?into\\s+\\w+\\s*(\\(|values)|update\\s+\\w+\\s+set\\s+\\w+\\s*=|delete\\s+from\\s+\\w+"
    "\\s*($|where)|create\\s+(unique\\s+|temp\\s+)?(table|index)\\s+\\w+)"));

const QRegularExpression colourText(QStringLiteral("#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})(?![0-9A-Za-z])"));
const QRegularExpression colourCode(QStringLiteral(
    "\\bQColor\\s*[({]\\s*(0[xX])?[0-9A-Fa-f]+\\s*,|\\bQColor\\s+\\w+\\s*[({]\\s*[0-9]+\\s*,|\\bqRgba?\\s*\\("
    "|\\bQt::(black|white|(dark|light)?([Rr]ed|[Gg]reen|[Bb]lue|[Cc]yan|[Mm]agenta|[Yy]ellow|[Gg]ray))\\b|"
    "\\bQColorConstants::(?!"
    "Transparent)"));

QString folderOf(const QString &path)
{
    return path.section(u'/', 0, 1);
}
QString sideOf(const QString &path)
{
    return path.section(u'/', 0, 0);
}
bool isProduct(const QString &path)
{
    const QString side = sideOf(path);
    return side == u"common" || side == u"server" || side == u"client";
}

const Layer *layerOf(const QString &path)
{
    const QString folder = folderOf(path);
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const Layer &layer) { return folder == QLatin1String(layer.folder); });
    return found == layers.end() ? nullptr : &*found;
}

bool isPermitted(const QString &from, const QString &to)
{
    return std::any_of(permits.begin(), permits.end(), [&](const Permit &permit) {
        return folderOf(from) == QLatin1String(permit.from) && folderOf(to) == QLatin1String(permit.to);
    });
}

// Collects the findings of one file.
class Report
{
public:
    explicit Report(const QString &path)
        : m_path(path)
    {
    }

    void add(const char *rule, int line, const QString &what)
    {
        findings.append({QString::fromLatin1(rule), m_path, line, what});
    }

    void addMatches(const char *rule, const QRegularExpression &pattern, const QString &text, const QString &what)
    {
        for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            const int line = int(text.left(match.capturedStart()).count(u'\n')) + 1;
            add(rule, line, match.captured().simplified() + u' ' + what);
        }
    }

    QList<Finding> findings;

private:
    QString m_path;
};

void checkInclude(const QString &from, const Piece &include, Report &report)
{
    const QString &to = include.text;
    if (to.contains(u"../")) {
        report.add("relative-include", include.line, to + QStringLiteral(" – write the path from the repository root"));
        return;
    }
    if (!isProduct(to))
        return;
    const bool crossesSides = (sideOf(from) == u"server" && sideOf(to) == u"client") ||
                              (sideOf(from) == u"client" && sideOf(to) == u"server");
    if (crossesSides) {
        report.add("sides", include.line, to + QStringLiteral(" – server and client know only common/"));
        return;
    }
    if (folderOf(from) == folderOf(to) || isPermitted(from, to))
        return;
    const Layer *user = layerOf(from);
    const Layer *used = layerOf(to);
    if (!used)
        report.add("unknown-folder", include.line, to + QStringLiteral(" – give it a height in tests/architecture"));
    else if (user && user->height <= used->height)
        report.add("order", include.line, to + QStringLiteral(" – not below ") + folderOf(from));
}

void checkIncludes(const SourceText &source, Report &report)
{
    const bool product = isProduct(source.path);
    const bool portable = sideOf(source.path) == u"common" || sideOf(source.path) == u"server";
    const bool platform = source.path.startsWith(u"common/base/platform_");
    for (const Piece &include : source.includes) {
        const QString name = include.text.section(u'/', -1);
        const bool umbrella = std::any_of(umbrellas.begin(), umbrellas.end(),
                                          [&](const char *module) { return name == QLatin1String(module); });
        if (umbrella)
            report.add("umbrella", include.line, include.text + QStringLiteral(" – include the classes that are used"));
        if (product)
            checkInclude(source.path, include, report);
        if (portable && !platform && platformHeader.match(include.text).hasMatch())
            report.add("platform", include.line, include.text + QStringLiteral(" – only in common/base/platform_*"));
    }
}

void checkDatabase(const SourceText &source, Report &report)
{
    if (!isProduct(source.path) || folderOf(source.path) == u"server/storage")
        return;
    const QString advice = QStringLiteral("– only server/storage speaks to the database");
    for (const Piece &include : source.includes) {
        if (databaseHeader.match(include.text).hasMatch())
            report.add("database", include.line, include.text + u' ' + advice);
    }
    QString code = source.code;
    static const QRegularExpression includeLine(QStringLiteral("^\\s*#\\s*include[^\\n]*"),
                                                QRegularExpression::MultilineOption);
    report.addMatches("database", databaseName, code.replace(includeLine, QString()), advice);
    for (const Piece &literal : source.strings) {
        if (sqlText.match(literal.text).hasMatch() || lowerCaseSqlText.match(literal.text).hasMatch())
            report.add("database", literal.line, literal.text.simplified().left(40) + u' ' + advice);
    }
}

bool mayNameColours(const QString &path)
{
    return sideOf(path) != u"client" || folderOf(path) == u"client/theme";
}

void checkColours(const SourceText &source, Report &report)
{
    if (mayNameColours(source.path))
        return;
    const QString advice = QStringLiteral("– colours come from client/theme");
    report.addMatches("colour", colourCode, source.code, advice);
    for (const Piece &literal : source.strings) {
        const auto match = colourText.match(literal.text);
        if (match.hasMatch())
            report.add("colour", literal.line, match.captured() + u' ' + advice);
    }
}

void checkWidgets(const SourceText &source, Report &report)
{
    static const QRegularExpression tableWidget(QStringLiteral("\\bQTableWidget(Item)?\\b(?!>)"));
    static const QRegularExpression autoText(QStringLiteral("\\bQt::AutoText\\b"));
    report.addMatches("table-widget", tableWidget, source.code, QStringLiteral("– data have a model and a view"));
    report.addMatches("auto-text", autoText, source.code,
                      QStringLiteral("– names could carry markup; say which format"));
}

} // namespace

bool isLong(const SourceText &source)
{
    return source.lineCount > longFile;
}

QList<Finding> checkSource(const SourceText &source)
{
    Report report(source.path);
    if (isProduct(source.path) && !layerOf(source.path)) {
        report.add("unknown-folder", 1,
                   folderOf(source.path) + QStringLiteral(" – give it a height in tests/architecture"));
    }
    checkIncludes(source, report);
    checkDatabase(source, report);
    checkColours(source, report);
    checkWidgets(source, report);
    if (source.lineCount > tooLongFile) {
        report.add("length", source.lineCount,
                   QStringLiteral("%1 lines – a file holds one thing").arg(source.lineCount));
    }
    return report.findings;
}

QList<Finding> checkBuildFile(const QString &path, const QString &text)
{
    Report report(path);
    if (!isProduct(path) || folderOf(path) == u"server/storage")
        return {};
    static const QRegularExpression comment(QStringLiteral("#[^\\n]*"));
    static const QRegularExpression link(QStringLiteral("\\b(Qt6?::Sql|PkgConfig::Sqlite3|PostgreSQL::PostgreSQL)\\b"));
    const QString code = QString(text).remove(comment);
    report.addMatches("database", link, code, QStringLiteral("– only server/storage links the database"));
    return report.findings;
}

QList<Finding> checkStyleFile(const QString &path, const QString &text)
{
    Report report(path);
    if (!mayNameColours(path))
        report.addMatches("colour", colourText, text, QStringLiteral("– colours come from client/theme"));
    return report.findings;
}

} // namespace fairdesk::architecture
