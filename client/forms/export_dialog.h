// A list as a file.
#pragma once

#include "client/editors/client_context.h"
#include "client/link/server_link.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace fairdesk {

class JobWatcher;
class SegmentedButtons;

// Format, reader (a person or a program) and reason; then the work in the server, and the file where it was wanted.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(ClientContext &context, const Query &query, qint64 rows, QWidget *parent = nullptr);

    // Asks for the file's place, unless a path is given.
    void start(QString path = {});
    void chooseFormat(const QByteArray &format, bool machine);
    void setReason(const QString &reason);

signals:
    void exported(const QString &path);

protected:
    void reject() override;

private:
    QByteArray format() const;
    bool isForPrograms() const;
    QString suggestedName() const;
    void run();
    void fetchFile();
    void showProgress(const JobInfo &info);
    void fail(const Error &error);
    void showRunning(bool running);

    ClientContext &m_context;
    Query m_query;
    qint64 m_rows;
    QString m_path;
    SegmentedButtons *m_format;
    SegmentedButtons *m_reader;
    QLineEdit *m_reason;
    QProgressBar *m_progress;
    QLabel *m_note;
    QPushButton *m_start;
    QPushButton *m_cancel;
    JobWatcher *m_job = nullptr;
};

} // namespace fairdesk
