// Documents that name places in the sources must not point into the void.
#include "tests/support/catch.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace {

const QDir root(QStringLiteral(FAIRDESK_SOURCE_DIR));
const QString notYet = QStringLiteral("not yet");

QString read(const QString &path)
{
    QFile file(root.filePath(path));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

// A cell names files and folders in back-quotes; further words beside them are free.
QStringList pathsIn(const QString &cell)
{
    static const QRegularExpression quoted(QStringLiteral("`([^`]+/[^`]*)`"));
    QStringList paths;
    for (auto matches = quoted.globalMatch(cell); matches.hasNext();)
        paths.append(matches.next().captured(1));
    return paths;
}

QString problemOf(const QString &place, const QString &shownBy)
{
    if (place == notYet && shownBy == notYet)
        return {};
    if (pathsIn(place).isEmpty() || pathsIn(shownBy).isEmpty())
        return QStringLiteral("names no place or no test");
    for (const QString &path : pathsIn(place) + pathsIn(shownBy)) {
        if (!root.exists(path))
            return path + QStringLiteral(" does not exist");
    }
    return {};
}

} // namespace

TEST_CASE("A line of the coverage is either open or names what is there")
{
    const QString real = QStringLiteral("`tests/architecture/test_documents.cpp`");
    CHECK(problemOf(notYet, notYet).isEmpty());
    CHECK(problemOf(real, real).isEmpty());
    CHECK(problemOf(QStringLiteral("in part: ") + real, real).isEmpty());
    CHECK_FALSE(problemOf(real, notYet).isEmpty());
    CHECK_FALSE(problemOf(notYet, real).isEmpty());
    CHECK_FALSE(problemOf(real, QStringLiteral("`tests/nowhere/test_nothing.cpp`")).isEmpty());
}

TEST_CASE("The coverage lists every capability once and points at real places")
{
    static const QRegularExpression row(QStringLiteral("^\\| ([A-Z]+-\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$"),
                                        QRegularExpression::MultilineOption);
    QSet<QString> ids;
    const QString coverage = read(QStringLiteral("docs/coverage.md"));
    for (auto matches = row.globalMatch(coverage); matches.hasNext();) {
        const auto match = matches.next();
        const QString id = match.captured(1);
        if (ids.contains(id))
            FAIL_CHECK(id.toStdString() << " is listed twice");
        ids.insert(id);
        const QString problem = problemOf(match.captured(3).trimmed(), match.captured(4).trimmed());
        if (!problem.isEmpty())
            FAIL_CHECK(id.toStdString() << ": " << problem.toStdString());
    }
    static const QRegularExpression anyRow(QStringLiteral("^\\| [A-Z]+-\\d+"), QRegularExpression::MultilineOption);
    CHECK(ids.size() == coverage.count(anyRow));
    CHECK_FALSE(ids.isEmpty());
}

TEST_CASE("Links between documents lead somewhere")
{
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)#:]+)(#[^)]*)?\\)"));
    QStringList documents{QStringLiteral("README.md"), QStringLiteral("CONTRIBUTING.md"),
                          QStringLiteral("CHANGELOG.md")};
    for (const char *folder : {"docs", "docs/adr"}) {
        const QString path = QString::fromUtf8(folder);
        for (const QString &name : QDir(root.filePath(path)).entryList({QStringLiteral("*.md")}))
            documents.append(path + u'/' + name);
    }
    for (const QString &document : documents) {
        const QDir folder = QFileInfo(root.filePath(document)).dir();
        for (auto matches = link.globalMatch(read(document)); matches.hasNext();) {
            const QString target = matches.next().captured(1);
            if (!folder.exists(target))
                FAIL_CHECK(document.toStdString() << " links to " << target.toStdString());
        }
    }
}
