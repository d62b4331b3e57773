#include "client/data/draft_store.h"

#include "common/base/logging.h"
#include "common/protocol/codec.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace fairdesk {
namespace {

// The wire's encoding, so that a draft can be read before the catalogue is there.
QString encodedValue(const Value &value)
{
    wire::Value message;
    encode(value, &message);
    const std::string bytes = message.SerializeAsString();
    return QString::fromLatin1(fromBytes(bytes).toBase64());
}

Value decodedValue(const QString &text)
{
    const QByteArray bytes = QByteArray::fromBase64(text.toLatin1());
    wire::Value message;
    return message.ParseFromArray(bytes.constData(), int(bytes.size())) ? decode(message) : Value();
}

QJsonObject toJson(const Draft &draft)
{
    QJsonObject values;
    for (const FieldValue &entry : draft.values) {
        if (!entry.value.isMasked() && !entry.value.isAbsent())
            values.insert(QString::fromUtf8(entry.field), encodedValue(entry.value));
    }
    return {{QStringLiteral("entity"), QString::fromUtf8(draft.entity)},
            {QStringLiteral("id"), draft.id},
            {QStringLiteral("version"), draft.version},
            {QStringLiteral("at"), draft.at.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("values"), values}};
}

Draft fromJson(const QJsonObject &object)
{
    Draft draft;
    draft.entity = object.value(QLatin1String("entity")).toString().toUtf8();
    draft.id = object.value(QLatin1String("id")).toInteger();
    draft.version = object.value(QLatin1String("version")).toInteger();
    draft.at = QDateTime::fromString(object.value(QLatin1String("at")).toString(), Qt::ISODateWithMs);
    const QJsonObject values = object.value(QLatin1String("values")).toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        draft.values.append({it.key().toUtf8(), decodedValue(it.value().toString())});
    return draft;
}

} // namespace

DraftStore::DraftStore(const QString &folder, const QString &server, const QString &login, QObject *parent)
    : QObject(parent)
{
    const QByteArray name =
        QCryptographicHash::hash((server + u'\n' + login).toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    m_path = folder + QStringLiteral("/drafts-") + QString::fromLatin1(name) + QStringLiteral(".json");
    m_writing.setSingleShot(true);
    connect(&m_writing, &QTimer::timeout, this, &DraftStore::flush);
    load();
}

DraftStore::~DraftStore()
{
    flush();
}

QString DraftStore::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/drafts");
}

void DraftStore::keep(Draft draft)
{
    m_drafts.removeIf([&](const Draft &old) { return old.entity == draft.entity && old.id == draft.id; });
    if (!draft.at.isValid())
        draft.at = QDateTime::currentDateTimeUtc();
    m_drafts.prepend(std::move(draft));
    scheduleWrite();
}

void DraftStore::drop(const QByteArray &entity, qint64 id)
{
    if (m_drafts.removeIf([&](const Draft &old) { return old.entity == entity && old.id == id; }) > 0)
        scheduleWrite();
}

std::optional<Draft> DraftStore::find(const QByteArray &entity, qint64 id) const
{
    for (const Draft &draft : m_drafts) {
        if (draft.entity == entity && draft.id == id)
            return draft;
    }
    return {};
}

QList<Draft> DraftStore::all() const
{
    return m_drafts;
}

// Not restarted by more typing: who types without a pause is saved all the same.
void DraftStore::scheduleWrite()
{
    m_dirty = true;
    if (!m_writing.isActive())
        m_writing.start(writeDelay);
}

bool DraftStore::flush()
{
    m_writing.stop();
    if (!m_dirty)
        return true;
    QJsonArray drafts;
    for (const Draft &draft : std::as_const(m_drafts))
        drafts.append(toJson(draft));
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    const QByteArray content = QJsonDocument(drafts).toJson(QJsonDocument::Compact);
    const bool done = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                      file.write(content) == content.size() && file.commit();
    if (!done) {
        qCWarning(lcClient) << "Drafts could not be kept:" << file.errorString();
        emit failed(file.errorString());
        return false;
    }
    m_dirty = false;
    emit written();
    return true;
}

void DraftStore::load()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isArray()) {
        // Set aside, not overwritten: somebody's words may still be in it.
        QFile::remove(m_path + QStringLiteral(".damaged"));
        file.rename(m_path + QStringLiteral(".damaged"));
        return;
    }
    for (const QJsonValue &entry : document.array())
        m_drafts.append(fromJson(entry.toObject()));
}

} // namespace fairdesk
