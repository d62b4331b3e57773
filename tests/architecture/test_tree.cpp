// Holds the rules against the sources as they are.
#include "tests/architecture/rules.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace fairdesk::architecture;

namespace {

const QDir root(QStringLiteral(FAIRDESK_SOURCE_DIR));

QString read(const QString &path)
{
    QFile file(root.filePath(path));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

QStringList filesIn(const QStringList &folders, const QStringList &patterns)
{
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator files(root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(root.relativeFilePath(files.next()));
    }
    paths.sort();
    return paths;
}

const QStringList product{QStringLiteral("common"), QStringLiteral("server"), QStringLiteral("client")};

void complainAbout(const QList<Finding> &findings)
{
    for (const Finding &finding : findings)
        FAIL_CHECK(finding.toString().toStdString());
}

} // namespace

TEST_CASE("Every source keeps the rules")
{
    const QStringList paths =
        filesIn(product + QStringList{QStringLiteral("tests")}, {QStringLiteral("*.h"), QStringLiteral("*.cpp")});
    REQUIRE(paths.contains(QStringLiteral("tests/architecture/test_tree.cpp")));
    for (const QString &path : paths) {
        const SourceText source = splitSource(path, read(path));
        complainAbout(checkSource(source));
        if (isLong(source))
            WARN(path.toStdString() << " has " << source.lineCount << " lines: divide it soon");
    }
}

TEST_CASE("Every build file keeps the rules")
{
    const QStringList paths = filesIn(product, {QStringLiteral("CMakeLists.txt")});
    REQUIRE_FALSE(paths.isEmpty());
    for (const QString &path : paths)
        complainAbout(checkBuildFile(path, read(path)));
}

TEST_CASE("Every style sheet and form keeps the rules")
{
    for (const QString &path : filesIn({QStringLiteral("client")}, {QStringLiteral("*.qss"), QStringLiteral("*.ui")}))
        complainAbout(checkStyleFile(path, read(path)));
}
