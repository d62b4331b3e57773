// What a person may set for himself on this computer; every choice shows at once.
#pragma once

#include "client/theme/theme_manager.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace fairdesk {

class LanguageSwitch;
class Preferences;
class SegmentedButtons;

class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    PreferencesDialog(Preferences &preferences, LanguageSwitch &languages, ThemeManager &themes,
                      QWidget *parent = nullptr);

    QComboBox *language() const { return m_language; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();

    Preferences &m_preferences;
    LanguageSwitch &m_languages;
    ThemeManager &m_themes;
    QWidget *m_body = nullptr;
    QComboBox *m_language = nullptr;
};

} // namespace fairdesk
