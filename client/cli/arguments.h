// What was typed after `fairdesk`, taken apart and checked against the table of commands. Nothing is carried out here.
#pragma once

#include "common/base/result.h"

#include <QHash>
#include <QStringList>

namespace fairdesk::cli {

// A command, its operands and its options, each as often as it was given.
class Arguments
{
public:
    QString command; // empty with only --help or --version
    QStringList operands;

    bool has(const QString &option) const { return m_options.contains(option); }
    QString value(const QString &option, const QString &otherwise = {}) const;
    // Every time the option was given, with its values.
    QList<QStringList> all(const QString &option) const { return m_options.value(option); }
    // Comma-separated values of all times.
    QStringList list(const QString &option) const;

    void add(const QString &option, const QStringList &values) { m_options[option].append(values); }
    QStringList given() const { return m_options.keys(); }

private:
    QHash<QString, QList<QStringList>> m_options;
};

// Without the program's name. Every error is one of usage.
Result<Arguments> parseArguments(const QStringList &words);

// "customer" by number or by a unique field: `17`, `external_id=K-17`.
struct RecordName
{
    qint64 id = 0;
    QByteArray field;
    QString value;
    bool operator==(const RecordName &) const = default;
};
Result<RecordName> parseRecordName(const QString &text);

// `F=text`, `F=` (null), `F=@FILE`, `F:=JSON`.
struct Assignment
{
    enum class Form : quint8 { Text, File, Json };
    QByteArray field;
    Form form = Form::Text;
    QString text;
    bool operator==(const Assignment &) const = default;
};
Result<Assignment> parseAssignment(const QString &text);

struct ServerAddress
{
    QString host;
    quint16 port = 0;
    bool operator==(const ServerAddress &) const = default;
};
// `HOST`, `HOST:PORT`, `[IPv6]:PORT`.
Result<ServerAddress> parseServerAddress(const QString &text);

Error usageError(Text text);

} // namespace fairdesk::cli
