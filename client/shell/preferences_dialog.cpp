#include "client/shell/preferences_dialog.h"

#include "client/shell/language_switch.h"
#include "client/shell/preferences.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairdesk {

PreferencesDialog::PreferencesDialog(Preferences &preferences, LanguageSwitch &languages, ThemeManager &themes,
                                     QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_languages(languages)
    , m_themes(themes)
{
    setSurface(this, Surface::Surface);
    setMinimumWidth(440);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    build();
}

// Made anew for another language: a dialog of four lines is not worth labels that remember what they say.
void PreferencesDialog::build()
{
    setWindowTitle(tr("Preferences"));
    if (m_body)
        m_body->deleteLater();
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    const auto add = [&](const QString &words, QWidget *field) {
        QLabel *label = makeLabel(words, TypeRole::Body, TextRole::Secondary, m_body);
        label->setBuddy(field);
        field->setAccessibleName(words);
        form->addRow(label, field);
    };

    m_language = new QComboBox(m_body);
    for (const LanguageSwitch::Language &language : LanguageSwitch::languages())
        m_language->addItem(QString::fromUtf8(language.ownName), QString::fromLatin1(language.name));
    m_language->setCurrentIndex(m_language->findData(m_languages.current()));
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        m_preferences.setLanguage(m_language->itemData(index).toString());
        m_languages.use(m_preferences.language());
    });
    add(tr("Language"), m_language);

    auto *theme = new SegmentedButtons({tr("Light"), tr("Dark"), tr("As the system")}, m_body);
    theme->setCurrent(int(m_themes.mode()));
    connect(theme, &SegmentedButtons::chosen, this, [this](int index) {
        m_preferences.setTheme(ThemeManager::Mode(index));
        m_themes.setMode(m_preferences.theme());
    });
    connect(&m_themes, &ThemeManager::themeChanged, theme, [this, theme] { theme->setCurrent(int(m_themes.mode())); });
    add(tr("Theme"), theme);

    auto *density = new SegmentedButtons({tr("Compact"), tr("Standard"), tr("Roomy")}, m_body);
    density->setCurrent(int(m_themes.density()));
    connect(density, &SegmentedButtons::chosen, this, [this](int index) {
        m_preferences.setDensity(Density(index));
        m_themes.setDensity(m_preferences.density());
    });
    add(tr("Rows of lists"), density);

    auto *scale = new QComboBox(m_body);
    for (const int percent : Preferences::scaleSteps)
        scale->addItem(QStringLiteral("%1 %").arg(percent), percent);
    scale->setCurrentIndex(scale->findData(m_preferences.scalePercent()));
    add(tr("Size of text"), scale);
    QLabel *later = makeLabel(tr("The size changes at the next start of the program"), TypeRole::Secondary,
                              TextRole::Tertiary, m_body);
    connect(scale, &QComboBox::activated, this,
            [this, scale](int index) { m_preferences.setScalePercent(scale->itemData(index).toInt()); });
    form->addRow(nullptr, later);

    auto *buttons = new QDialogButtonBox(m_body);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::AcceptRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
}

void PreferencesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_body)
        build();
    QDialog::changeEvent(event);
}

} // namespace fairdesk
