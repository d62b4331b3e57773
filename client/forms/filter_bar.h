// The conditions of a list, side by side as chips.
#pragma once

#include "client/editors/client_context.h"
#include "client/forms/condition_words.h"

#include <QPointer>
#include <QWidget>

class QPushButton;

namespace fairdesk {

class ConditionEditor;
class FilterChip;
class FlowLayout;

// A click on a chip changes its condition, its cross takes it away, “Condition” adds one.
class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    FilterBar(ClientContext &context, const QByteArray &entity, QWidget *parent = nullptr);

    void setFilter(const Filter &filter);
    Filter filter() const { return Filter::all(m_conditions); }
    int count() const { return int(m_conditions.size()); }
    QList<FilterChip *> chips() const { return m_chips; }
    ConditionEditor *openCondition();
    void retranslate();

signals:
    // By the user.
    void changed();

private:
    ConditionEditor *editCondition(int index, QWidget *below);
    void put(int index, const Filter &condition, const LinkTitles &titles);
    void remove(int index);
    void showChips();
    void learnTitles();

    ClientContext &m_context;
    QByteArray m_entity;
    QList<Filter> m_conditions;
    LinkTitles m_titles;
    FlowLayout *m_flow;
    QPushButton *m_add;
    QList<FilterChip *> m_chips;
    QPointer<ConditionEditor> m_editor;
};

} // namespace fairdesk
