// The rail at the left: the areas of the product, one click each.
#pragma once

#include "client/shell/areas.h"

#include <QHash>
#include <QWidget>

class QAbstractButton;
class QScrollArea;
class QVBoxLayout;

namespace fairdesk {

class RailButton;

// Full with words, or mini with signs only; the settings unfold at its foot.
class NavigationRail final : public QWidget
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);

    // Shows what this reader may open; keeps what is unfolded.
    void setCatalogue(const CataloguePtr &catalogue);
    void setMini(bool mini);
    bool isMini() const { return m_mini; }
    // The area of the page in front; empty for none.
    void setCurrent(const QByteArray &entity);
    // A number behind an area; zero shows nothing.
    void setBadge(const QByteArray &entity, int count, bool overdue);
    void setSettingsUnfolded(bool unfolded);
    // In their order on the rail, for Alt+1…9.
    const QList<Area> &areas() const { return m_areas; }
    QAbstractButton *button(const QByteArray &entity) const;

signals:
    void chosen(const QByteArray &entity);
    void chosenInBackground(const QByteArray &entity);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void addGroup(AreaGroup group);
    RailButton *addButton(const Area &area);
    void addSettings();

    CataloguePtr m_catalogue;
    QList<Area> m_areas;
    QHash<QByteArray, RailButton *> m_buttons;
    QHash<QByteArray, std::pair<int, bool>> m_badges;
    QScrollArea *m_scroll;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
    QVBoxLayout *m_foot;
    QWidget *m_settings = nullptr;
    RailButton *m_settingsButton = nullptr;
    QByteArray m_current;
    bool m_mini = false;
    bool m_unfolded = false;
};

} // namespace fairdesk
