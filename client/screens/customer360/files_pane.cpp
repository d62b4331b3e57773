#include "client/screens/customer360/files_pane.h"

#include "client/editors/context_tools.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_panes.h"

#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QStandardPaths>
#include <QStyledItemDelegate>
#include <QUrl>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int fileRow = 42;

Icon iconOfFile(const QString &name)
{
    struct Ending
    {
        const char *ending;
        Icon icon;
    };
    constexpr std::array endings{
        Ending{"pdf", Icon::DocumentPdf},   Ending{"xlsx", Icon::DocumentTable}, Ending{"xls", Icon::DocumentTable},
        Ending{"csv", Icon::DocumentTable}, Ending{"doc", Icon::DocumentText},   Ending{"docx", Icon::DocumentText},
        Ending{"txt", Icon::DocumentText},  Ending{"png", Icon::Image},          Ending{"jpg", Icon::Image},
        Ending{"jpeg", Icon::Image},        Ending{"zip", Icon::Archive}};
    const QString ending = QFileInfo(name).suffix().toLower();
    for (const Ending &known : endings) {
        if (ending == QLatin1String(known.ending))
            return known.icon;
    }
    return Icon::Document;
}

QList<CustomerFileEntry> filesFrom(const QJsonObject &answer)
{
    QList<CustomerFileEntry> files;
    for (const QJsonValue &entry : answer.value(QLatin1String("files")).toArray()) {
        const QJsonObject object = entry.toObject();
        const CustomerFileEntry::Revision revision{
            .id = object.value(QLatin1String("id")).toInteger(),
            .number = object.value(QLatin1String("revision")).toInteger(1),
            .size = object.value(QLatin1String("size")).toInteger(),
            .at = QDateTime::fromString(object.value(QLatin1String("at")).toString(), Qt::ISODateWithMs),
            .by = object.value(QLatin1String("by")).toString()};
        const QString name = object.value(QLatin1String("name")).toString();
        const auto found =
            std::find_if(files.begin(), files.end(), [&](const CustomerFileEntry &file) { return file.name == name; });
        if (found == files.end())
            files.append({name, {revision}});
        else
            found->revisions.append(revision);
    }
    for (CustomerFileEntry &file : files)
        std::sort(file.revisions.begin(), file.revisions.end(),
                  [](const auto &a, const auto &b) { return a.number > b.number; });
    return files;
}

// A file in two lines under the sign of its kind.
class FileDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, fileRow}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.bg.selected);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.bg.hover);
        const QRect area = option.rect.adjusted(12, 3, -12, -2);
        const QString name = index.data().toString();
        painter->drawPixmap(QRect(area.left(), area.top() + 8, 20, 20),
                            iconPixmap(iconOfFile(name), 20, option.widget->devicePixelRatioF(), theme.text.secondary));
        const QRect words = area.adjusted(32, 0, 0, 0);
        const auto line = [&](int top, const QString &text, TypeRole type, const QColor &ink) {
            painter->setFont(Theme::font(type));
            painter->setPen(ink);
            painter->drawText(QRect(words.left(), words.top() + top, words.width(), 18),
                              Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetrics(painter->font()).elidedText(text, Qt::ElideMiddle, words.width()));
        };
        line(0, name, TypeRole::Body, theme.text.primary);
        line(18, index.data(FilesModel::DetailRole).toString(), TypeRole::Secondary, theme.text.tertiary);
        painter->restore();
    }
};

} // namespace

void FilesModel::setFiles(const QList<CustomerFileEntry> &files)
{
    beginResetModel();
    m_files = files;
    endResetModel();
}

int FilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

QVariant FilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CustomerFileEntry &file = m_files.at(index.row());
    if (role == Qt::DisplayRole)
        return file.name;
    if (role != DetailRole && role != Qt::AccessibleDescriptionRole)
        return {};
    const CustomerFileEntry::Revision &newest = file.revisions.constFirst();
    QStringList parts{QLocale().formattedDataSize(newest.size, 1)};
    if (newest.number > 1)
        parts.append(tr("version %1").arg(newest.number));
    if (newest.at.isValid())
        parts.append(DisplayText().instant(Instant::from(newest.at)));
    if (!newest.by.isEmpty())
        parts.append(newest.by);
    return parts.join(QStringLiteral(" · "));
}

FilesPane::FilesPane(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_head(new PaneHeader(tr("Files"), this))
    , m_list(new QListView(this))
    , m_empty(new EmptyState(Icon::Attach, tr("No files yet. Drop some here"), {}, this))
{
    setSurface(this, Surface::Surface);
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    connect(m_empty, &EmptyState::actionTriggered, this, &FilesPane::chooseFiles);
    QAbstractButton *add = m_head->addIconButton(Icon::Attach, tr("Add a file"));
    m_add = add;
    connect(add, &QAbstractButton::clicked, this, &FilesPane::chooseFiles);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new FileDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Files"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&context.link, &ServerLink::stateChanged, this, [this](LinkState state) {
        if (state == LinkState::Online && m_unread)
            reload();
    });
    connect(m_list, &QListView::customContextMenuRequested, this, &FilesPane::showMenu);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const CustomerFileEntry &file = m_model.fileAt(index.row());
        openFile(file.revisions.constFirst().id, file.name);
    });
    showCount();
}

void FilesPane::setCustomer(qint64 customer, bool mayAdd)
{
    m_mayAdd = mayAdd;
    m_add->setVisible(mayAdd);
    m_empty->setAction(mayAdd ? tr("Add a file") : QString());
    ask(customer);
}

void FilesPane::ask(qint64 customer)
{
    if (customer == m_customer)
        return;
    m_customer = customer;
    m_model.setFiles({});
    reload();
}

void FilesPane::reload()
{
    const quint64 question = ++m_question;
    whenDone(m_context.link.readAction("files", "customer", m_customer), this,
             [this, question](const Result<QJsonObject> &answer) {
                 if (question != m_question)
                     return;
                 m_unread = !answer;
                 if (!answer) {
                     // That the server is away is said above the pages; the list comes with the connection.
                     if (m_context.link.state() != LinkState::Reconnecting)
                         emit failed(answer.error().render());
                     return;
                 }
                 m_model.setFiles(filesFrom(*answer));
                 showCount();
             });
}

void FilesPane::showCount()
{
    const int files = m_model.rowCount();
    m_head->setNote(m_uploading > 0 ? tr("sending %n", nullptr, m_uploading)
                    : files > 0     ? QLocale().toString(files)
                                    : QString());
    m_list->setVisible(files > 0);
    m_empty->setVisible(files == 0);
    emit counted(files);
}

void FilesPane::addFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        ++m_uploading;
        whenDone(m_context.link.upload(
                     {.path = path, .purpose = "attachment", .entity = "customer", .id = m_customer, .name = {}}),
                 this, [this](const Result<UploadedFile> &answer) {
                     --m_uploading;
                     showCount();
                     if (!answer)
                         emit failed(answer.error().render());
                     else
                         reload();
                 });
    }
    showCount();
}

void FilesPane::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Add files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &FilesPane::addFiles);
    dialog->open();
}

// Opened from a folder of its own for each version, so that a program that still holds an older one is not in the way.
void FilesPane::openFile(qint64 id, const QString &name)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::TempLocation) +
                      QStringLiteral("/fairdesk-files/%1").arg(id));
    folder.mkpath(QStringLiteral("."));
    const QString path = folder.filePath(QFileInfo(name).fileName());
    whenDone(m_context.link.download({.source = "attachment", .id = id}, path), this,
             [this, path](const Result<DownloadedFile> &answer) {
                 if (!answer)
                     emit failed(answer.error().render());
                 else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
                     emit failed(tr("No program on this computer opens %1. Save it and open it yourself.")
                                     .arg(QFileInfo(path).fileName()));
             });
}

void FilesPane::saveFile(qint64 id, const QString &name)
{
    auto *dialog = new QFileDialog(this, tr("Save file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) {
        whenDone(m_context.link.download({.source = "attachment", .id = id}, path), this,
                 [this](const Result<DownloadedFile> &answer) {
                     if (!answer)
                         emit failed(answer.error().render());
                 });
    });
    dialog->open();
}

void FilesPane::showMenu(const QPoint &place)
{
    const QModelIndex index = m_list->indexAt(place);
    if (!index.isValid())
        return;
    const CustomerFileEntry file = m_model.fileAt(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(Icon::OpenExternal), tr("Open"), this,
                    [this, file] { openFile(file.revisions.constFirst().id, file.name); });
    menu->addAction(icon(Icon::Save), tr("Save as…"), this,
                    [this, file] { saveFile(file.revisions.constFirst().id, file.name); });
    if (file.revisions.size() > 1) {
        QMenu *older = menu->addMenu(icon(Icon::History), tr("Earlier versions"));
        for (const CustomerFileEntry::Revision &revision : file.revisions.mid(1)) {
            const QString words =
                tr("Version %1, %2").arg(revision.number).arg(DisplayText().instant(Instant::from(revision.at)));
            older->addAction(words, this, [this, revision, name = file.name] { saveFile(revision.id, name); });
        }
    }
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void FilesPane::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_mayAdd || !event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    setDropping(true);
}

void FilesPane::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropping(false);
}

void FilesPane::dropEvent(QDropEvent *event)
{
    setDropping(false);
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            paths.append(url.toLocalFile());
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    addFiles(paths);
}

void FilesPane::setDropping(bool dropping)
{
    m_dropping = dropping;
    update();
}

void FilesPane::paintEvent(QPaintEvent *)
{
    if (!m_dropping)
        return;
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.setPen(QPen(theme.accent.text, 2, Qt::DashLine));
    painter.setBrush(theme.accent.soft);
    painter.drawRect(rect().adjusted(2, 2, -2, -2));
}

} // namespace fairdesk
