#include "client/forms/export_dialog.h"

#include "client/data/choice_labels.h"
#include "client/editors/context_tools.h"
#include "client/forms/job_watcher.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

enum FormatSegment { Xlsx, Csv };
enum ReaderSegment { People, Programs };

constexpr int dialogWidth = 440;

} // namespace

ExportDialog::ExportDialog(ClientContext &context, const Query &query, qint64 rows, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_query(query)
    , m_rows(rows)
    , m_format(new SegmentedButtons(QStringList{tr("Excel (xlsx)"), tr("CSV")}, this))
    , m_reader(new SegmentedButtons(QStringList{tr("For people"), tr("For programs")}, this))
    , m_reason(new QLineEdit(this))
    , m_progress(new QProgressBar(this))
    , m_note(makeLabel({}, TypeRole::Secondary, TextRole::Secondary, this))
    , m_start(new QPushButton(icon(Icon::Export, TextRole::OnAccent), tr("Export %n row(s)", nullptr, int(rows)), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    const EntityPtr entity = entityOf(context, query.entity);
    //: Title of a window; %1 is the kind of record in the plural.
    setWindowTitle(
        tr("Export %1").arg(entity ? inSentence(labelText(entity->plural)) : QString::fromUtf8(query.entity)));
    setSurface(this, Surface::Surface);
    setMinimumWidth(dialogWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(metrics::grid);
    const auto addField = [&](const QString &label, QWidget *field) {
        QLabel *text = makeLabel(label, TypeRole::Secondary, TextRole::Secondary, this);
        text->setBuddy(field);
        field->setAccessibleName(label);
        column->addWidget(text);
        column->addWidget(field);
        column->addSpacing(metrics::gap);
    };
    addField(tr("Format"), m_format);
    addField(tr("Made for"), m_reader);
    addField(tr("Reason (kept in the log)"), m_reason);
    m_note->setWordWrap(true);
    m_note->setText(tr("For people: names and words, amounts as numbers, safe to open in Excel. For programs: keys and "
                       "ids, imports again without loss."));
    column->addWidget(m_note);
    m_progress->hide();
    column->addWidget(m_progress);
    column->addSpacing(metrics::gap);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_start);
    column->addLayout(foot);
    setButtonRole(m_start, ButtonRole::Primary);
    m_start->setDefault(true);
    m_cancel->setAutoDefault(false);
    connect(m_start, &QPushButton::clicked, this, [this] { start(); });
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
}

QByteArray ExportDialog::format() const
{
    return m_format->current() == Csv ? "csv" : "xlsx";
}

bool ExportDialog::isForPrograms() const
{
    return m_reader->current() == Programs;
}

void ExportDialog::chooseFormat(const QByteArray &format, bool machine)
{
    m_format->setCurrent(format == "csv" ? Csv : Xlsx);
    m_reader->setCurrent(machine ? Programs : People);
}

void ExportDialog::setReason(const QString &reason)
{
    m_reason->setText(reason);
}

QString ExportDialog::suggestedName() const
{
    const EntityPtr entity = entityOf(m_context, m_query.entity);
    const QString name = entity ? labelText(entity->plural) : QString::fromUtf8(m_query.entity);
    const QString day = clockOf(m_context)->today().toString(QStringLiteral("yyyy-MM-dd"));
    return QStringLiteral("%1 %2.%3").arg(name, day, QString::fromUtf8(format()));
}

void ExportDialog::start(QString path)
{
    if (path.isEmpty()) {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        const QString filter = format() == "csv" ? tr("CSV files (*.csv)") : tr("Excel workbooks (*.xlsx)");
        path = QFileDialog::getSaveFileName(this, windowTitle(), QDir(folder).filePath(suggestedName()), filter);
    }
    if (path.isEmpty())
        return;
    m_path = path;
    run();
}

void ExportDialog::run()
{
    showRunning(true);
    ExportRequest request;
    request.query = m_query;
    request.query.limit = 0;
    request.query.after.clear();
    request.query.offset = 0;
    request.format = format();
    request.machine = isForPrograms();
    request.locale = QLocale().name();
    request.reason = m_reason->text().trimmed();
    whenDone(m_context.link.startExport(request), this, [this](const Result<JobInfo> &answer) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        m_job = new JobWatcher(m_context.link, answer->job, this);
        connect(m_job, &JobWatcher::progressed, this, &ExportDialog::showProgress);
        connect(m_job, &JobWatcher::finished, this, [this](const JobInfo &info) {
            if (info.state == "done")
                fetchFile();
            else if (info.state == "failed")
                fail(info.error.value_or(Error::internal(QString())));
            else
                showRunning(false);
        });
    });
}

void ExportDialog::showProgress(const JobInfo &info)
{
    m_progress->setRange(0, info.total > 0 ? 1000 : 0);
    if (info.total > 0)
        m_progress->setValue(int(info.done * 1000 / info.total));
}

void ExportDialog::fetchFile()
{
    const auto progress = [this, watch = QPointer<ExportDialog>(this)](qint64 done, qint64 total) {
        if (watch && total > 0) {
            m_progress->setRange(0, 1000);
            m_progress->setValue(int(done * 1000 / total));
        }
    };
    whenDone(m_context.link.download({"job", m_job->job()}, m_path, progress), this,
             [this](const Result<DownloadedFile> &answer) {
                 if (!answer) {
                     fail(answer.error());
                     return;
                 }
                 emit exported(m_path);
                 accept();
             });
}

void ExportDialog::fail(const Error &error)
{
    showRunning(false);
    setTextRole(m_note, TextRole::Danger);
    m_note->setText(error.render());
}

void ExportDialog::showRunning(bool running)
{
    m_progress->setRange(0, 0);
    m_progress->setVisible(running);
    for (QWidget *widget : {static_cast<QWidget *>(m_format), static_cast<QWidget *>(m_reader),
                            static_cast<QWidget *>(m_reason), static_cast<QWidget *>(m_start)})
        widget->setEnabled(!running);
    if (!running)
        m_job = nullptr;
}

void ExportDialog::reject()
{
    if (m_job) {
        m_job->cancel();
        m_job->deleteLater();
        m_job = nullptr;
    }
    QDialog::reject();
}

} // namespace fairdesk
