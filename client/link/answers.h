// What the server's answers become in the client, apart from tables and saves, which have types of their own.
#pragma once

#include "common/base/clock.h"
#include "common/base/error.h"
#include "common/catalogue/access_terms.h"
#include "common/catalogue/query.h"
#include "common/protocol/result_table.h"

#include <QJsonObject>

#include <optional>

namespace fairdesk {

// Which record to fetch, and what the screen needs beside it.
struct FetchRequest
{
    QByteArray entity;
    qint64 id = 0;
    QList<QByteArray> columns; // empty: all
    QList<Query> panels;
    QByteArray uniqueField; // instead of the id
    QString uniqueValue;
    bool deleted = false;
};

// One record with its panels and what the reader may do to it.
struct FetchedRecord
{
    ResultTable record;
    QList<ResultTable> panels;
    QList<Action> actions;
};

struct SearchHit
{
    QByteArray entity;
    qint64 id = 0;
    QString title;
    QByteArray field;
    QString detail;
    bool operator==(const SearchHit &) const = default;
};

struct SearchHits
{
    QList<SearchHit> hits;
    bool more = false;
};

// One line of a record's history.
struct HistoryLine
{
    struct FieldChange
    {
        QByteArray field;
        Value oldValue;
        Value newValue;
    };

    qint64 sequence = 0;
    Instant at;
    qint64 user = 0;
    QString userName;
    QByteArray origin;
    QByteArray action;
    qint64 version = 0;
    qint64 group = 0;
    QList<FieldChange> changes;
};

// One committed change, as the server tells those who may see it.
struct ChangeNotice
{
    qint64 sequence = 0;
    QByteArray entity;
    qint64 id = 0;
    QByteArray action; // created updated deleted gone
    qint64 version = 0;
    qint64 user = 0;
    QByteArray requestKey;

    bool isRemoval() const { return action == "deleted" || action == "gone"; }
};

// Something that the server says to this person by itself.
struct ServerNotice
{
    QByteArray kind; // server_closing job session_ended
    Text text;
    QJsonObject detail;
};

// How far a long piece of work in the server is.
struct JobInfo
{
    qint64 job = 0;
    QByteArray state; // queued running done failed cancelled
    qint64 done = 0;
    qint64 total = 0;
    QJsonObject result;
    std::optional<Error> error;

    bool isOver() const { return state == "done" || state == "failed" || state == "cancelled"; }
};

struct ImportRequest
{
    qint64 upload = 0;
    QByteArray entity;
    QJsonObject options;
};

struct ExportRequest
{
    Query query;
    QByteArray format = "csv";
    bool machine = false;
    QString locale;
    QString reason;
};

// A file on its way to the server.
struct UploadRequest
{
    QString path;
    QByteArray purpose; // attachment import
    QByteArray entity;
    qint64 id = 0;
    QString name; // empty: that of the file
};

struct UploadedFile
{
    qint64 upload = 0;
    qint64 file = 0; // the attachment, if it is one
};

struct DownloadRequest
{
    QByteArray source; // attachment job
    qint64 id = 0;
};

struct DownloadedFile
{
    QString name;
    qint64 size = 0;
};

} // namespace fairdesk
