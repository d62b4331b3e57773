#include "client/shell/status_line.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace fairdesk {
namespace {

QString wordsFor(LinkState state)
{
    switch (state) {
    case LinkState::Online:
        return StatusLine::tr("Connected");
    case LinkState::Connecting:
    case LinkState::SigningIn:
    case LinkState::AskTrust:
        return StatusLine::tr("Connecting…");
    case LinkState::Reconnecting:
        return StatusLine::tr("Offline, reconnecting…");
    case LinkState::SignedOut:
        return StatusLine::tr("Signed out");
    case LinkState::Offline:
    case LinkState::Refused:
        return StatusLine::tr("Offline");
    }
    return {};
}

QPushButton *plainButton(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    setButtonRole(button, ButtonRole::Plain);
    setSmall(button);
    button->setFont(Theme::font(TypeRole::Secondary));
    button->setFixedHeight(metrics::statusBar - 2);
    setTextRole(button, TextRole::Secondary);
    return button;
}

// The dot in front of the words.
QIcon dot(const QColor &colour, qreal ratio)
{
    QPixmap picture(QSize(12, 12) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(QColorConstants::Transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QRectF(2, 2, 8, 8));
    return QIcon(picture);
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_connection(plainButton(this))
    , m_change(makeLabel({}, TypeRole::Secondary, TextRole::Secondary, this))
    , m_context(makeLabel({}, TypeRole::Secondary, TextRole::Secondary, this))
    , m_hints(new QWidget(this))
    , m_hintRow(new QHBoxLayout(m_hints))
    , m_person(makeLabel({}, TypeRole::Secondary, TextRole::Secondary, this))
    , m_language(plainButton(this))
{
    setFixedHeight(metrics::statusBar);
    setSurface(this, Surface::Window);
    m_connection->setIconSize({12, 12});
    m_hintRow->setContentsMargins(0, 0, 0, 0);
    m_hintRow->setSpacing(6);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 1, 4, 0);
    row->setSpacing(10);
    const auto line = [this] { return new HairLine(Qt::Vertical, HairLine::Weight::Pane, this); };
    row->addWidget(m_connection);
    row->addWidget(line());
    row->addWidget(m_change);
    row->addStretch(1);
    row->addWidget(m_hints);
    row->addWidget(m_contextLine = line());
    row->addWidget(m_context);
    row->addWidget(line());
    row->addWidget(m_person);
    row->addWidget(line());
    row->addWidget(m_language);
    for (int i = 0; i < row->count(); ++i) {
        if (auto *hair = qobject_cast<HairLine *>(row->itemAt(i)->widget()))
            hair->setFixedHeight(12);
    }
    connect(m_language, &QPushButton::clicked, this, &StatusLine::languageClicked);
    connect(m_connection, &QPushButton::clicked, this, &StatusLine::connectionClicked);
    retranslate();
}

void StatusLine::setConnection(LinkState state, const QString &server)
{
    m_state = state;
    m_server = server;
    retranslate();
}

void StatusLine::setLatency(int milliseconds)
{
    m_latency = milliseconds;
    retranslate();
}

void StatusLine::setLastChange(const QTime &time)
{
    m_lastChange = time;
    retranslate();
}

void StatusLine::setContext(const QString &words)
{
    m_context->setText(words);
    m_context->setVisible(!words.isEmpty());
    m_contextLine->setVisible(!words.isEmpty());
}

void StatusLine::setPerson(const QString &name, const QString &department)
{
    m_person->setText(department.isEmpty() ? name : name + QStringLiteral(" · ") + department);
}

void StatusLine::setLanguage(const QString &ownName)
{
    m_language->setText(ownName);
}

void StatusLine::setKeyHints(const QList<std::pair<QString, QString>> &hints)
{
    while (QLayoutItem *item = m_hintRow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto &[keys, words] : hints) {
        m_hintRow->addWidget(new KeyCap(keys, m_hints));
        m_hintRow->addWidget(makeLabel(words, TypeRole::Secondary, TextRole::Secondary, m_hints));
        m_hintRow->addSpacing(4);
    }
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(0, 0, width(), 1), Theme::of(this).line.pane);
}

void StatusLine::retranslate()
{
    const Theme &theme = Theme::of(this);
    const bool online = m_state == LinkState::Online;
    QString words = wordsFor(m_state);
    if (online && m_latency >= 0)
        words = tr("%1 · %2 ms").arg(words).arg(m_latency);
    m_connection->setText(words);
    m_connection->setIcon(dot(online ? theme.success.mark : theme.warning.mark, devicePixelRatioF()));
    m_connection->setToolTip(plainToolTip(m_server));
    //: How fresh the shown data are: the time of the last change that arrived.
    m_change->setText(m_lastChange.isValid()
                          ? tr("Data as of %1").arg(m_lastChange.toString(QStringLiteral("HH:mm:ss")))
                          : tr("Data are live"));
    m_language->setToolTip(tr("Switch the language"));
}

} // namespace fairdesk
