// The quickest way to write down what just happened: choose what, type, Ctrl+Enter.
#pragma once

#include "client/editors/client_context.h"
#include "client/screens/customer360/customer_file.h"
#include "common/base/result.h"

#include <QDate>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace fairdesk {

class SegmentedButtons;

// A call, visit or chat becomes an interaction, the others a note or a task. What is typed is kept as a draft until it
// is saved; neither a change by others nor a refused save takes it away.
class QuickEntry final : public QWidget
{
    Q_OBJECT
public:
    enum class What : quint8 { Call, Visit, WeChat, Note, Task };

    explicit QuickEntry(ClientContext &context, QWidget *parent = nullptr);

    ~QuickEntry() override;

    // The same customer again only renews the contacts to choose from.
    void setCustomer(const CustomerFile &file);
    void start();
    void setWhat(What what);
    void setText(const QString &text);
    QString text() const;
    void save();
    bool isEmpty() const;
    QPlainTextEdit *edit() const { return m_edit; }

signals:
    void saved(const QByteArray &entity);
    void textChangedByUser(bool empty);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildRows();
    void fitText();
    void showFor(What what);
    void setNext(QDate date);
    void fillNextMenu();
    void pickDate();
    RecordChange change() const;
    void onSaved(const QByteArray &entity, const Result<SaveResult> &answer);
    void clear();
    void keepDraft();
    void restoreDraft();

    ClientContext &m_context;
    qint64 m_customer = 0;
    QList<What> m_offered;
    SegmentedButtons *m_what = nullptr;
    QPlainTextEdit *m_edit = nullptr;
    QComboBox *m_result = nullptr;
    QComboBox *m_contact = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_problem = nullptr;
    QDate m_nextDate;
    QTimer m_draft;
    bool m_saving = false;
};

} // namespace fairdesk
