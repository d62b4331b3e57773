// From a spreadsheet to records.
#pragma once

#include "client/editors/client_context.h"
#include "client/forms/import_preview.h"
#include "client/link/server_link.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace fairdesk {

class ElidedLabel;
class EmptyState;
class JobWatcher;
class KeyFigureStrip;

// File, columns and reading options with a preview, a trial run or the import itself with its progress, the result with
// the rejected rows and a way back.
class ImportWizard : public QDialog
{
    Q_OBJECT
public:
    ImportWizard(ClientContext &context, const QByteArray &entity, QWidget *parent = nullptr);

    enum class Step : quint8 { File, Columns, Running, Result };
    Step step() const { return m_step; }

    void setFile(const QString &path);
    ImportPreview *preview() const { return m_preview; }
    void run(bool trial);
    // What the last run came to.
    const QJsonObject &result() const { return m_result; }
    void saveRejected(QString path = {});
    void undoImport();

signals:
    void stepChanged();
    void imported();

protected:
    void reject() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // Pages, in import_wizard_pages.cpp.
    QWidget *buildHead();
    QWidget *buildFilePage();
    QWidget *buildColumnsPage();
    QWidget *buildMappingSide();
    QWidget *buildRunningPage();
    QWidget *buildResultPage();
    QWidget *buildFooter();
    void fillMapping();
    void fillOptions();
    void showStep(Step step);

    void chooseFile();
    void readFile();
    void showSample(const TableSample &sample);
    void showCheck();
    QJsonObject options(bool trial) const;
    void upload(bool trial);
    void startJob(qint64 upload, bool trial);
    void follow(qint64 job, bool trial);
    void showResult(const JobInfo &info, bool trial);
    void showUndone(const JobInfo &info);
    void fail(const Error &error);
    void say(const QString &text, bool isProblem);

    ClientContext &m_context;
    QByteArray m_entityKey;
    EntityPtr m_entity;
    ImportPreview *m_preview;
    QString m_path;
    SampleOptions m_reading;
    Step m_step = Step::File;
    int m_question = 0; // answers to older ones are dropped
    qint64 m_upload = 0;
    QString m_uploadedPath;
    qint64 m_importJob = 0;
    JobWatcher *m_job = nullptr;
    QJsonObject m_result;
    bool m_wasTrial = false;

    QLabel *m_title = nullptr;
    ElidedLabel *m_fileInfo = nullptr;
    QPushButton *m_change = nullptr;
    QList<QLabel *> m_stepLabels;
    QStackedWidget *m_pages = nullptr;
    EmptyState *m_drop = nullptr;
    QWidget *m_mappingBox = nullptr;
    QGridLayout *m_mapping = nullptr;
    QComboBox *m_encoding = nullptr;
    QComboBox *m_separator = nullptr;
    QComboBox *m_sheet = nullptr;
    QLabel *m_sheetLabel = nullptr;
    QComboBox *m_duplicates = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_checkNote = nullptr;
    QLabel *m_runningText = nullptr;
    QProgressBar *m_progress = nullptr;
    KeyFigureStrip *m_figures = nullptr;
    QLabel *m_resultText = nullptr;
    QPushButton *m_saveRejected = nullptr;
    QPushButton *m_undo = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_trial = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace fairdesk
