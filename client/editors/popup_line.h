// A line in which one types to find one of many things.
#pragma once

#include "client/editors/option_model.h"

#include <QLineEdit>

class QCompleter;

namespace fairdesk {

// Shows the options given to it in a list below itself and tells which one was picked. What is offered for a text is
// its owner's business. Nothing opens while an input method composes.
class PopupLine final : public QLineEdit
{
    Q_OBJECT
public:
    explicit PopupLine(QWidget *parent = nullptr);

    // The best one for what was typed is chosen in advance, so that Enter or Tab takes it; who only looks chooses
    // himself.
    void offer(const QList<PickOption> &options);
    void closePopup();
    bool isPopupOpen() const;
    const QList<PickOption> &offered() const { return m_model->options(); }
    // A field that is one of several parts of a frame has none of its own.
    void setFrameless();
    void setArrowVisible(bool visible);

signals:
    // Options for this text are wanted; empty: for a look at all of them.
    void wanted(const QString &text);
    void picked(const fairdesk::PickOption &option);
    // In an empty line, where it would delete nothing.
    void backspaced();
    void submitted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void look();
    void pick(const QModelIndex &index);

    OptionModel *m_model;
    QCompleter *m_completer;
    QAction *m_arrow = nullptr;
    bool m_typing = false;
};

} // namespace fairdesk
