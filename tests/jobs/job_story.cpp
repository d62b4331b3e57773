#include "tests/jobs/job_story.h"

#include "server/storage/record_store.h"

#include <QFile>

namespace fairdesk::test {

std::ostream &operator<<(std::ostream &stream, const Counts &counts)
{
    return stream << "read " << counts.read << " created " << counts.created << " updated " << counts.updated
                  << " skipped " << counts.skipped << " rejected " << counts.rejected;
}

JobVenue::JobVenue(DialectKind dialect)
    : ServerFixture(dialect)
{
    restartJobs();
}

void JobVenue::restartJobs()
{
    m_jobs.reset();
    m_jobs = std::make_unique<JobRunner>(JobServices{database(), state(), records(), queries(), clock()}, jobsFolder());
}

QString JobVenue::pathOf(const QByteArray &bytes, const QString &name)
{
    const QString path = m_files.filePath(QString::number(++m_nextFile) + u'-' + name);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    return path;
}

Result<qint64> JobVenue::startImport(const QByteArray &login, const QByteArray &entity, const QByteArray &bytes,
                                     QJsonObject options)
{
    return jobs().startImport(as(login), {pathOf(bytes), QStringLiteral("list.csv"), entity, std::move(options)});
}

JobReport JobVenue::import(const QByteArray &login, const QByteArray &entity, const QByteArray &bytes,
                           QJsonObject options)
{
    const Result<qint64> job = startImport(login, entity, bytes, std::move(options));
    INFO((job ? std::string() : job.error().english().toStdString()));
    REQUIRE(job);
    return waitFor(login, *job);
}

JobReport JobVenue::exported(const QByteArray &login, const Query &query, const QByteArray &format, bool machine,
                             const QString &locale)
{
    const Result<qint64> job =
        jobs().startExport(as(login), {query, format, machine, locale, QStringLiteral("月度报表")});
    INFO((job ? std::string() : job.error().english().toStdString()));
    REQUIRE(job);
    return waitFor(login, *job);
}

JobReport JobVenue::waitFor(const QByteArray &login, qint64 job)
{
    jobs().waitForIdle();
    const Result<JobReport> report = jobs().status(as(login), job);
    REQUIRE(report);
    if (report->error)
        WARN(report->error->english().toStdString());
    return *report;
}

QByteArray JobVenue::file(const QByteArray &login, qint64 job)
{
    const Result<JobFile> made = jobs().openResult(as(login), job);
    REQUIRE(made);
    QFile file(made->path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

qint64 JobVenue::customer(const char *name)
{
    return idOf("customer", "name", QString::fromUtf8(name));
}

QString JobVenue::customerValue(const char *name, const QByteArray &field)
{
    return value("customer", customer(name), field).text();
}

QStringList JobVenue::contactsOf(const char *name)
{
    const qint64 id = customer(name);
    return read<QStringList>([&](Connection &connection) {
        QStringList names;
        const EntityPtr contact = state().catalogue()->find("contact");
        for (const qint64 found : RecordStore::idsWith(connection, *contact, {"customer"}, {Value(id)})) {
            const auto record = RecordStore::load(connection, contact, found);
            names.append(record->title() + (record->at("main").valueOr(false) ? QStringLiteral("*") : QString()));
        }
        return names;
    });
}

JobReport JobVenue::undone(const QByteArray &login, qint64 import)
{
    const Result<QJsonObject> started = jobs().undoImport(as(login), import);
    if (!started)
        throw std::runtime_error(started.error().english().toStdString());
    return waitFor(login, started->value(QLatin1String("job")).toInteger());
}

Counts countsOf(const JobReport &report)
{
    const auto number = [&](const char *key) { return report.result.value(QLatin1String(key)).toInteger(-1); };
    return {number("read"), number("created"), number("updated"), number("skipped"), number("rejected")};
}

QStringList linesOf(const QByteArray &csv)
{
    QString text = QString::fromUtf8(csv).remove(QChar(0xFEFF));
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n")).split(u'\n', Qt::SkipEmptyParts);
}

QByteArray utf8(const char *text)
{
    return QByteArray(text);
}

} // namespace fairdesk::test
