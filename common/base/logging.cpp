#include "common/base/logging.h"

#include <QDateTime>

#include <cstdio>

namespace fairdesk {

Q_LOGGING_CATEGORY(lcStorage, "fairdesk.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRecords, "fairdesk.records", QtInfoMsg)
Q_LOGGING_CATEGORY(lcIdentity, "fairdesk.identity", QtInfoMsg)
Q_LOGGING_CATEGORY(lcNet, "fairdesk.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcJobs, "fairdesk.jobs", QtInfoMsg)
Q_LOGGING_CATEGORY(lcClient, "fairdesk.client", QtInfoMsg)

namespace {

constexpr const char *levelNames[] = {"debug", "warning", "critical", "fatal", "info"};

// Line breaks in a message would let a caller forge log lines.
void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QByteArray text = message.toUtf8();
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    std::fprintf(stderr, "%s %s %s: %s\n", time.constData(), levelNames[type], context.category ? context.category : "-",
                 text.constData());
}

} // namespace

void installLogFormat()
{
    qInstallMessageHandler(writeLine);
}

} // namespace fairdesk
