// What was typed into forms and not saved yet, kept on disk so that a crash or a power cut loses at most a second.
#pragma once

#include "common/catalogue/save.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace fairdesk {

// One form's unsaved values.
struct Draft
{
    QByteArray entity;
    qint64 id = 0;      // 0: a new record
    qint64 version = 0; // that the form showed when typing began
    QDateTime at;
    QList<FieldValue> values;
};

// The drafts of one user at one server, in one file that only he can read. Masked values are never written.
class DraftStore : public QObject
{
    Q_OBJECT
public:
    DraftStore(const QString &folder, const QString &server, const QString &login, QObject *parent = nullptr);
    ~DraftStore() override;

    void keep(Draft draft);
    void drop(const QByteArray &entity, qint64 id);
    std::optional<Draft> find(const QByteArray &entity, qint64 id) const;
    // The newest first.
    QList<Draft> all() const;

    // Writes at once; false if the disk refused.
    bool flush();

    // After the first unsaved change; with the write itself under a second.
    static constexpr std::chrono::milliseconds writeDelay{700};

    static QString defaultFolder();
    const QString &path() const { return m_path; }

signals:
    void written();
    void failed(const QString &reason);

private:
    void load();
    void scheduleWrite();

    QString m_path;
    QList<Draft> m_drafts;
    QTimer m_writing;
    bool m_dirty = false;
};

} // namespace fairdesk
