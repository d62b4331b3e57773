// The menus, the user's menu and the commands of the box: three ways to the same actions.
#include "client/shell/main_window.h"

#include "client/data/choice_labels.h"
#include "client/shell/about_dialog.h"
#include "client/shell/areas.h"
#include "client/shell/command_box.h"
#include "client/shell/keys_dialog.h"
#include "client/shell/language_switch.h"
#include "client/shell/navigation_rail.h"
#include "client/shell/password_dialog.h"
#include "client/shell/preferences_dialog.h"
#include "client/shell/status_line.h"
#include "client/theme/theme_manager.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>
#include <QToolButton>

namespace fairdesk {
namespace {

// Fields and views have these keys of their own; the menu only names them, or both would claim the key.
QString named(const QString &text, QKeySequence::StandardKey key)
{
    return text + u'\t' + QKeySequence(key).toString(QKeySequence::NativeText);
}

void sendToFocus(const char *slot)
{
    if (QWidget *focused = QApplication::focusWidget())
        QMetaObject::invokeMethod(focused, slot);
}

template<class Choice>
struct Choosable
{
    Choice value;
    QString text;
};

// A submenu in which one entry is ticked.
template<class Choice, class Handler>
void addChoices(QMenu *menu, const QList<Choosable<Choice>> &choices, Choice current, Handler handler)
{
    auto *group = new QActionGroup(menu);
    for (const auto &choice : choices) {
        QAction *action = menu->addAction(choice.text);
        action->setCheckable(true);
        action->setChecked(choice.value == current);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [handler, value = choice.value] { handler(value); });
    }
}

} // namespace

void MainWindow::retranslate()
{
    //: %1 is the name of the exhibition centre
    setWindowTitle(m_context.link.session().centre.isEmpty()
                       ? tr("Fairdesk")
                       : tr("Fairdesk – %1").arg(m_context.link.session().centre));
    buildMenus();
    buildUserMenu();
    m_commands->model().setCommands(commands());
    m_status->setLanguage(LanguageSwitch::ownName(m_languages.current()));
    if (m_pages->count() > 0)
        onPageChanged();
}

void MainWindow::buildMenus()
{
    m_menus->clear();
    const Catalogue &catalogue = *m_context.link.catalogue();

    QMenu *file = m_menus->addMenu(tr("&File"));
    QMenu *create = file->addMenu(icon(Icon::Add), tr("&New"));
    QMenu *import = file->addMenu(icon(Icon::Import), tr("&Import"));
    for (const Area &area : m_rail->areas()) {
        const QByteArray entity = area.entity;
        if (area.mayCreate)
            create->addAction(icon(area.icon), recordTitle(catalogue, entity), this,
                              [this, entity] { createRecord(entity, {}); });
        if (area.mayImport)
            import->addAction(icon(area.icon), areaTitle(catalogue, entity), this, [this, entity] { importRecords(entity);
    });
}
create->menuAction()->setVisible(!create->isEmpty());
import->menuAction()->setVisible(!import->isEmpty());
file->addAction(tr("New in this list"), QKeySequence(Qt::CTRL | Qt::Key_N), this, &MainWindow::createInCurrent);
file->addSeparator();
file->addAction(tr("&Close page"), QKeySequence(Qt::CTRL | Qt::Key_W), this, [this] { closePage(m_pages->current()); });
file->addAction(icon(Icon::SignOut), tr("Sign &out"), this, &MainWindow::signOutRequested);
file->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);

QMenu *edit = m_menus->addMenu(tr("&Edit"));
edit->addAction(icon(Icon::Undo), named(tr("&Undo"), QKeySequence::Undo), this, [] { sendToFocus("undo"); });
edit->addAction(icon(Icon::Redo), named(tr("&Redo"), QKeySequence::Redo), this, [] { sendToFocus("redo"); });
edit->addSeparator();
edit->addAction(icon(Icon::Cut), named(tr("Cu&t"), QKeySequence::Cut), this, [] { sendToFocus("cut"); });
edit->addAction(icon(Icon::Copy), named(tr("&Copy"), QKeySequence::Copy), this, [] { sendToFocus("copy"); });
edit->addAction(icon(Icon::Paste), named(tr("&Paste"), QKeySequence::Paste), this, [] { sendToFocus("paste"); });
edit->addAction(named(tr("Select &all"), QKeySequence::SelectAll), this, [] { sendToFocus("selectAll"); });
edit->addSeparator();
edit->addAction(icon(Icon::Search), tr("&Find anything") + QStringLiteral("\tCtrl+K"), this,
                [this] { m_commands->start(); });

QMenu *view = m_menus->addMenu(tr("&View"));
view->addAction(icon(Icon::Refresh), tr("&Refresh") + QStringLiteral("\tF5"), this, &MainWindow::refreshCurrent);
view->addAction(icon(Icon::Rail), tr("Narrow &rail"), QKeySequence(Qt::CTRL | Qt::Key_B), this,
                [this] { setRailMini(!m_rail->isMini()); });
view->addSeparator();
addChoices<ThemeManager::Mode>(view->addMenu(icon(Icon::ThemeDark), tr("&Theme")),
                               {{ThemeManager::Mode::Light, tr("Light")},
                                {ThemeManager::Mode::Dark, tr("Dark")},
                                {ThemeManager::Mode::FollowSystem, tr("As the system")}},
                               m_context.themes.mode(), [this](ThemeManager::Mode mode) {
                                   m_preferences.setTheme(mode);
                                   m_context.themes.setMode(mode);
                               });
addChoices<Density>(view->addMenu(icon(Icon::RowHeight), tr("&Density")),
                    {{Density::Compact, tr("Compact")},
                     {Density::Standard, tr("Standard")},
                     {Density::Roomy, tr("Roomy")}},
                    m_context.themes.density(), [this](Density density) {
                        m_preferences.setDensity(density);
                        m_context.themes.setDensity(density);
                    });
QList<Choosable<QString>> languages;
for (const LanguageSwitch::Language &language : LanguageSwitch::languages())
    languages.append({QString::fromLatin1(language.name), QString::fromUtf8(language.ownName)});
addChoices<QString>(view->addMenu(icon(Icon::Language), tr("&Language")), languages, m_languages.current(),
                    [this](const QString &name) { useLanguage(name); });

QMenu *go = m_menus->addMenu(tr("&Go"));
go->addAction(icon(Icon::ArrowLeft), tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), m_pages, &DocumentArea::back);
go->addAction(icon(Icon::ArrowRight), tr("&Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), m_pages,
              &DocumentArea::forward);
go->addSeparator();
int number = 0;
for (const Area &area : m_rail->areas()) {
    const QString keys = ++number <= 9 ? QStringLiteral("\tAlt+%1").arg(number) : QString();
    go->addAction(icon(area.icon), areaTitle(catalogue, area.entity) + keys, this,
                  [this, entity = area.entity] { open(PageAddress::list(entity)); });
}

QMenu *tools = m_menus->addMenu(tr("&Tools"));
tools->addAction(icon(Icon::Key), tr("Change &password…"), this, &MainWindow::changePassword);
tools->addAction(icon(Icon::Settings), tr("&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this,
                 &MainWindow::showPreferences);
if (m_context.link.session().administrator)
    tools->addAction(icon(Icon::Building), tr("Set up the &centre…"), this, &MainWindow::setUpCentre);

QMenu *window = m_menus->addMenu(tr("&Window"));
window->addAction(tr("&Next page") + QStringLiteral("\tCtrl+Tab"), this, [this] { m_pages->activateNext(1); });
window->addAction(tr("&Previous page") + QStringLiteral("\tCtrl+Shift+Tab"), this,
                  [this] { m_pages->activateNext(-1); });
window->addSeparator();
connect(window, &QMenu::aboutToShow, this, [this, window, fixed = window->actions().size()] {
    while (window->actions().size() > fixed)
        delete window->actions().constLast();
    for (int i = 0; i < m_pages->count(); ++i) {
        QAction *action = window->addAction(m_pages->page(i)->title, this, [this, i] { m_pages->activate(i); });
        action->setCheckable(true);
        action->setChecked(i == m_pages->current());
    }
});

QMenu *help = m_menus->addMenu(tr("&Help"));
help->addAction(icon(Icon::Keyboard), tr("&Keys"), QKeySequence(Qt::Key_F1), this, &MainWindow::showKeys);
help->addAction(icon(Icon::Info), tr("&About Fairdesk"), this, &MainWindow::showAbout);
} // namespace fairdesk

void MainWindow::buildUserMenu()
{
    QMenu *menu = m_user->menu();
    if (!menu) {
        menu = new QMenu(m_user);
        m_user->setMenu(menu);
    }
    menu->clear();
    m_user->setText(m_context.link.session().name);
    m_user->setAccessibleName(tr("Signed in as %1").arg(m_context.link.session().name));
    menu->addAction(icon(Icon::Settings), tr("&Preferences…"), this, &MainWindow::showPreferences);
    menu->addAction(icon(Icon::Key), tr("Change &password…"), this, &MainWindow::changePassword);
    menu->addSeparator();
    menu->addAction(icon(Icon::SignOut), tr("Sign &out"), this, &MainWindow::signOutRequested);
}

QList<Command> MainWindow::commands()
{
    const Catalogue &catalogue = *m_context.link.catalogue();
    QList<Command> all;
    int number = 0;
    for (const Area &area : m_rail->areas()) {
        const QString keys = ++number <= 9 ? QStringLiteral("Alt+%1").arg(number) : QString();
        //: A command of the search box; %1 is a list, such as Customers
        all.append({tr("Go to %1").arg(inSentence(areaTitle(catalogue, area.entity))), keys, area.icon,
                    [this, entity = area.entity] { open(PageAddress::list(entity)); }});
    }
    for (const Area &area : m_rail->areas()) {
        if (area.mayCreate) {
            all.append({tr("New %1").arg(inSentence(recordTitle(catalogue, area.entity))),
                        {},
                        Icon::Add,
                        [this, entity = area.entity] { createRecord(entity, {}); }});
        }
        if (area.mayImport) {
            all.append({tr("Import %1").arg(inSentence(areaTitle(catalogue, area.entity))),
                        {},
                        Icon::Import,
                        [this, entity = area.entity] { importRecords(entity); }});
        }
    }
    all.append({tr("Preferences"), QStringLiteral("Ctrl+,"), Icon::Settings, [this] { showPreferences(); }});
    all.append({tr("Change password"), {}, Icon::Key, [this] { changePassword(); }});
    all.append({tr("Switch between light and dark"), {}, Icon::ThemeDark, [this] {
                    const auto mode =
                        m_context.themes.theme().isDark ? ThemeManager::Mode::Light : ThemeManager::Mode::Dark;
                    m_preferences.setTheme(mode);
                    m_context.themes.setMode(mode);
                    buildMenus();
                }});
    if (m_context.link.session().administrator)
        all.append({tr("Set up the centre"), {}, Icon::Building, [this] { setUpCentre(); }});
    all.append({tr("Keys of this program"), QStringLiteral("F1"), Icon::Keyboard, [this] { showKeys(); }});
    all.append({tr("Sign out"), {}, Icon::SignOut, [this] { emit signOutRequested(); }});
    return all;
}

void MainWindow::useLanguage(const QString &name)
{
    m_preferences.setLanguage(name);
    m_languages.use(name);
}

void MainWindow::showPreferences()
{
    auto *dialog = new PreferencesDialog(m_preferences, m_languages, m_context.themes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this] { buildMenus(); });
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(m_context.link, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showKeys()
{
    auto *dialog = new KeysDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::changePassword()
{
    auto *dialog = new PasswordDialog(m_context.link, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace fairdesk
