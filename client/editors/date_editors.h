// Editors of days and moments: typed in any usual form, or picked from a calendar.
#pragma once

#include "client/editors/field_editor.h"

namespace fairdesk {

// A line for a day or moment with the calendar behind its button. Up and down move by a day, Alt+Down opens the
// calendar.
class DateLine final : public QWidget
{
    Q_OBJECT
public:
    explicit DateLine(QWidget *parent = nullptr);

    QLineEdit *line() const { return m_line; }

signals:
    void stepped(int days);
    void calendarWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_line;
};

// A day.
class DateEditor final : public FieldEditor
{
    Q_OBJECT
public:
    DateEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    std::optional<Text> typedProblem() const override;

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    void take(QDate date);

    DateLine *m_date;
};

// A moment in the time zone of the centre.
class InstantEditor final : public FieldEditor
{
    Q_OBJECT
public:
    InstantEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    std::optional<Text> typedProblem() const override;

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    QDateTime now() const;
    std::optional<QDateTime> typed() const;
    void take(const QDateTime &time);

    std::shared_ptr<const Clock> m_clock;
    DateLine *m_date;
};

} // namespace fairdesk
