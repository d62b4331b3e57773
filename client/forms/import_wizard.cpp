#include "client/forms/import_wizard.h"

#include "client/data/choice_labels.h"
#include "client/editors/context_tools.h"
#include "client/forms/job_watcher.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int windowWidth = 1080;
constexpr int windowHeight = 680;

QList<ImportTarget> targetsOf(const ClientContext &context, const EntityPtr &entity)
{
    return entity ? importTargets(*context.link.catalogue(), *entity) : QList<ImportTarget>();
}

} // namespace

ImportWizard::ImportWizard(ClientContext &context, const QByteArray &entity, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_entityKey(entity)
    , m_entity(entityOf(context, entity))
    , m_preview(new ImportPreview(targetsOf(context, m_entity), this))
{
    //: Title of the import; %1 is the kind of record in the plural.
    setWindowTitle(tr("Import %1").arg(m_entity ? inSentence(labelText(m_entity->plural)) : QString::fromUtf8(entity)));
    setSurface(this, Surface::Surface);
    setAcceptDrops(true);
    resize(windowWidth, windowHeight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, this));
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildFilePage());
    m_pages->addWidget(buildColumnsPage());
    m_pages->addWidget(buildRunningPage());
    m_pages->addWidget(buildResultPage());
    column->addWidget(m_pages, 1);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, this));
    column->addWidget(buildFooter());
    connect(m_preview, &ImportPreview::checked, this, &ImportWizard::showCheck);
    showStep(Step::File);
}

void ImportWizard::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, windowTitle(), QDir::homePath(),
                                                      tr("Tables (*.xlsx *.csv *.txt *.tsv);;All files (*)"));
    if (!path.isEmpty())
        setFile(path);
}

void ImportWizard::setFile(const QString &path)
{
    m_path = path;
    m_reading = {};
    readFile();
}

void ImportWizard::readFile()
{
    say(tr("Reading the file…"), false);
    const int question = ++m_question;
    readSampleLater(m_path, m_reading, this, [this, question](const TableSample &sample) {
        if (question == m_question)
            showSample(sample);
    });
}

void ImportWizard::showSample(const TableSample &sample)
{
    const bool isEmpty = sample.rows.size() < 2;
    if (isEmpty) {
        say(!sample.problem.isEmpty() ? sample.problem
                                      : tr("This file has no rows under its header. Choose another one."),
            true);
        return;
    }
    say(sample.problem, !sample.problem.isEmpty());
    m_preview->setSample(sample);
    const QFileInfo file(m_path);
    //: Over an import: file, its size, number of columns.
    m_fileInfo->setText(tr("%1 · %2 · %n column(s)", nullptr, m_preview->columnCount())
                            .arg(file.fileName(), QLocale().formattedDataSize(file.size())));
    fillOptions();
    fillMapping();
    showCheck();
    showStep(Step::Columns);
}

QJsonObject ImportWizard::options(bool trial) const
{
    QJsonObject map;
    const QStringList headers = m_preview->headers();
    for (int column = 0; column < headers.size(); ++column) {
        const ColumnMapping mapping = m_preview->mapping().value(column);
        if (mapping.kind == ColumnMapping::Kind::Field)
            map.insert(headers.at(column), QString::fromUtf8(mapping.key));
        else if (mapping.kind == ColumnMapping::Kind::Skip)
            map.insert(headers.at(column), QJsonValue::Null);
    }
    QJsonObject options{{QStringLiteral("map"), map},
                        {QStringLiteral("on_duplicate"), m_duplicates->currentData().toString()},
                        {QStringLiteral("locale"), QLocale().name()}};
    if (!m_reading.encoding.isEmpty())
        options.insert(QStringLiteral("encoding"), QString::fromLatin1(m_reading.encoding));
    if (m_reading.separator)
        options.insert(QStringLiteral("separator"), QString(*m_reading.separator));
    if (!m_reading.sheet.isEmpty())
        options.insert(QStringLiteral("sheet"), m_reading.sheet);
    if (trial)
        options.insert(QStringLiteral("dry_run"), true);
    return options;
}

void ImportWizard::run(bool trial)
{
    if (m_step != Step::Columns)
        return;
    showStep(Step::Running);
    m_progress->setRange(0, 0);
    m_runningText->setText(tr("Sending the file…"));
    // A trial run has brought the file there already.
    if (m_upload != 0 && m_uploadedPath == m_path)
        startJob(m_upload, trial);
    else
        upload(trial);
}

void ImportWizard::upload(bool trial)
{
    const auto progress = [watch = QPointer<ImportWizard>(this)](qint64 done, qint64 total) {
        if (watch && total > 0) {
            watch->m_progress->setRange(0, 1000);
            watch->m_progress->setValue(int(done * 1000 / total));
        }
    };
    whenDone(m_context.link.upload({m_path, "import", m_entityKey, 0, {}}, progress), this,
             [this, trial](const Result<UploadedFile> &answer) {
                 if (!answer) {
                     fail(answer.error());
                     return;
                 }
                 m_upload = answer->upload;
                 m_uploadedPath = m_path;
                 startJob(m_upload, trial);
             });
}

void ImportWizard::startJob(qint64 upload, bool trial)
{
    m_runningText->setText(trial ? tr("Trial run: nothing is written…") : tr("Importing…"));
    m_progress->setRange(0, 0);
    whenDone(m_context.link.startImport({upload, m_entityKey, options(trial)}), this,
             [this, trial](const Result<JobInfo> &answer) {
                 // The server may have cleaned up the file since the trial run.
                 m_upload = trial && answer ? m_upload : 0;
                 if (answer)
                     follow(answer->job, trial);
                 else
                     fail(answer.error());
             });
}

void ImportWizard::follow(qint64 job, bool trial)
{
    m_job = new JobWatcher(m_context.link, job, this);
    connect(m_job, &JobWatcher::progressed, this, [this](const JobInfo &info) {
        m_progress->setRange(0, info.total > 0 ? 1000 : 0);
        if (info.total <= 0)
            return;
        m_progress->setValue(int(info.done * 1000 / info.total));
        //: While an import runs: how many of how many.
        m_runningText->setText(tr("%1 of %2").arg(QLocale().toString(info.done), QLocale().toString(info.total)));
    });
    connect(m_job, &JobWatcher::finished, this, [this, trial](const JobInfo &info) {
        m_job->deleteLater();
        m_job = nullptr;
        if (info.state == "failed")
            fail(info.error.value_or(Error::internal(QString())));
        else
            showResult(info, trial);
    });
}

void ImportWizard::showResult(const JobInfo &info, bool trial)
{
    m_result = info.result;
    m_wasTrial = trial;
    m_importJob = info.job;
    const auto number = [this](const char *key) { return m_result.value(QLatin1String(key)).toInteger(); };
    const qint64 rejected = number("rejected");
    m_figures->setFigures(
        {{.label = tr("Read"), .value = QLocale().toString(number("read"))},
         {.label = tr("New"), .value = QLocale().toString(number("created")), .valueTone = Tone::Success},
         {.label = tr("Updated"), .value = QLocale().toString(number("updated"))},
         {.label = tr("Skipped"), .value = QLocale().toString(number("skipped"))},
         {.label = tr("To correct"),
          .value = QLocale().toString(rejected),
          .valueTone = rejected > 0 ? Tone::Danger : Tone::Neutral}});
    QString words = trial ? tr("This was a trial run: nothing has been written.")
                          : tr("The import is done. It can be taken back as a whole for 30 days.");
    if (info.state == "cancelled")
        words = tr("The import was stopped. What was saved before stays, and can be taken back.");
    m_resultText->setText(words);
    m_saveRejected->setVisible(rejected > 0);
    m_undo->setVisible(!trial && number("created") + number("updated") > 0);
    m_undo->setEnabled(true);
    showStep(Step::Result);
    if (!trial)
        emit imported();
}

void ImportWizard::saveRejected(QString path)
{
    if (path.isEmpty()) {
        const QFileInfo file(m_path);
        //: Suggested name of the file with rows that could not be imported; %1 is the name of the imported file.
        const QString name = tr("%1 – to correct.csv").arg(file.completeBaseName());
        path = QFileDialog::getSaveFileName(this, tr("Save rows to correct"), file.dir().filePath(name),
                                            tr("CSV files (*.csv)"));
    }
    if (path.isEmpty())
        return;
    whenDone(m_context.link.download({"job", m_importJob}, path), this,
             [this, path](const Result<DownloadedFile> &answer) {
                 say(answer ? tr("Saved as %1").arg(QDir::toNativeSeparators(path)) : answer.error().render(), !answer);
             });
}

void ImportWizard::undoImport()
{
    m_undo->setEnabled(false);
    whenDone(m_context.link.runAction("import_undo", m_entityKey, 0, {{QStringLiteral("job"), m_importJob}}), this,
             [this](const Result<QJsonObject> &answer) {
                 m_undo->setEnabled(!answer);
                 if (!answer) {
                     say(answer.error().render(), true);
                     return;
                 }
                 m_undo->hide();
                 auto *undo = new JobWatcher(m_context.link, answer->value(QLatin1String("job")).toInteger(), this);
                 connect(undo, &JobWatcher::finished, this, &ImportWizard::showUndone);
             });
}

void ImportWizard::showUndone(const JobInfo &info)
{
    sender()->deleteLater();
    if (info.state != "done") {
        m_undo->show();
        m_undo->setEnabled(true);
        say(info.error.value_or(Error::internal(QString())).render(), true);
        return;
    }
    const qint64 kept = info.result.value(QLatin1String("kept")).toInteger();
    m_resultText->setText(
        kept == 0 ? tr("The import was taken back.")
                  //: %n records, such as customers and contacts
                  : tr("The import was taken back, but for %n record(s) that were changed since.", nullptr, int(kept)));
    emit imported();
}

void ImportWizard::fail(const Error &error)
{
    m_upload = 0;
    showStep(Step::Columns);
    say(error.render(), true);
}

void ImportWizard::say(const QString &text, bool isProblem)
{
    setTextRole(m_note, isProblem ? TextRole::Danger : TextRole::Secondary);
    m_note->setText(text);
}

void ImportWizard::reject()
{
    // What runs stops; what it has saved stays and is told on the last page.
    if (m_job) {
        m_job->cancel();
        m_cancel->setEnabled(false);
        return;
    }
    QDialog::reject();
}

void ImportWizard::dragEnterEvent(QDragEnterEvent *event)
{
    const bool mayDrop = m_step == Step::File || m_step == Step::Columns;
    if (mayDrop && event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void ImportWizard::dropEvent(QDropEvent *event)
{
    setFile(event->mimeData()->urls().first().toLocalFile());
}

} // namespace fairdesk
