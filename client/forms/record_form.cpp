#include "client/forms/record_form.h"

#include "client/data/choice_labels.h"
#include "client/data/draft_store.h"
#include "client/data/record_cache.h"
#include "client/editors/context_tools.h"
#include "client/forms/field_row.h"
#include "client/forms/form_body.h"
#include "client/forms/form_commands.h"
#include "client/forms/lines_editor.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <chrono>

namespace fairdesk {
namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 600ms;
constexpr auto similarPause = 300ms;
constexpr int footerHeight = 48;

} // namespace

RecordForm::RecordForm(ClientContext &context, const QByteArray &entity, qint64 id, const QList<FieldValue> &presets,
                       QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_entityKey(entity)
    , m_id(id)
    , m_presets(presets)
    , m_entity(entityOf(context, entity))
{
    setSurface(this, Surface::Surface);
    setAutoFillBackground(true);
    m_validating.setSingleShot(true);
    m_validating.setInterval(typingPause);
    connect(&m_validating, &QTimer::timeout, this, [this] {
        ++m_stretch;
        if (m_validated) {
            m_touched.insert(m_validated->field().key);
            showProblemOf(m_validated);
        }
    });
    m_similar.setSingleShot(true);
    m_similar.setInterval(similarPause);
    connect(&m_similar, &QTimer::timeout, this, &RecordForm::lookForSimilar);
    buildFrame();
    addShortcuts();
    connect(&context.link, &ServerLink::changed, this, &RecordForm::onChanged);
    connect(&context.link, &ServerLink::everythingStale, this, [this] {
        if (m_body && m_id > 0)
            mergeTheirs({});
    });
    connect(&context.link, &ServerLink::stateChanged, this, &RecordForm::updateFooter);
    if (!m_entity) {
        showFailure(Error::notFound());
        return;
    }
    m_model = std::make_unique<FormModel>(context.link.catalogue(), m_entity);
    connect(m_model.get(), &FormModel::contentChanged, this, &RecordForm::onContentChanged);
    connect(m_model.get(), &FormModel::problemChanged, this, [this](const QByteArray &field) {
        if (FieldRow *row = this->row(field))
            showProblemOf(row);
    });
    connect(m_model.get(), &FormModel::linesChanged, this, &RecordForm::onContentChanged);
    connect(m_model.get(), &FormModel::dirtyChanged, this, &RecordForm::onDirtyChanged);
    if (m_id > 0) {
        fetch();
        return;
    }
    m_model->startNew(presets);
    buildBody();
}

RecordForm::~RecordForm()
{
    // The field with the keyboard loses it while the window goes, and the model is gone before.
    for (FieldRow *row : m_body ? m_body->rows() : QList<FieldRow *>()) {
        if (row->editor())
            disconnect(row->editor(), nullptr, this, nullptr);
    }
}

void RecordForm::buildFrame()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_banner = new Banner(this);
    m_banner->hide();
    column->addWidget(m_banner);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        if (m_bannerIs == BannerIs::Draft)
            discard();
        else if (m_bannerIs == BannerIs::Changed)
            askAboutClashes();
        else
            emit closeRequested();
        m_banner->hide();
    });

    m_head = new QWidget(this);
    auto *headColumn = new QVBoxLayout(m_head);
    headColumn->setContentsMargins(0, 0, 0, 0);
    headColumn->setSpacing(0);
    m_title = new ElidedLabel({}, m_head);
    m_title->setFixedHeight(metrics::pageHead);
    m_title->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    m_title->setFont(Theme::font(TypeRole::PageTitle));
    headColumn->addWidget(m_title);
    headColumn->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, m_head));
    column->addWidget(m_head);

    m_notice = new QWidget(this);
    setSurface(m_notice, Surface::DangerSoft);
    m_notice->setAutoFillBackground(true);
    auto *noticeColumn = new QVBoxLayout(m_notice);
    noticeColumn->setContentsMargins(metrics::pageMarginLeft, 8, metrics::pageMarginRight, 8);
    auto *noticeRow = new QHBoxLayout;
    m_noticeText = makeLabel({}, TypeRole::Body, TextRole::Danger, m_notice);
    m_noticeText->setWordWrap(true);
    m_noticeText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_saveAnyway = new QPushButton(tr("Save anyway"), m_notice);
    setSmall(m_saveAnyway);
    m_saveAnyway->setAutoDefault(false);
    connect(m_saveAnyway, &QPushButton::clicked, this, [this] { send(OnDuplicate::Create); });
    noticeRow->addWidget(new IconLabel(Icon::Error, TextRole::Danger, metrics::icon, m_notice), 0, Qt::AlignTop);
    noticeRow->addWidget(m_noticeText, 1);
    noticeRow->addWidget(m_saveAnyway, 0, Qt::AlignTop);
    noticeColumn->addLayout(noticeRow);
    m_notice->hide();
    column->addWidget(m_notice);

    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSurface(m_scroll->viewport(), Surface::Surface);
    column->addWidget(m_scroll, 1);
    m_empty = new EmptyState(Icon::Error, {}, {}, this);
    m_empty->hide();
    column->addWidget(m_empty, 1);
    connect(m_empty, &EmptyState::actionTriggered, this, &RecordForm::fetch);
    buildFooter(column);
    tellTitle();
}

void RecordForm::setHeadVisible(bool visible)
{
    m_head->setVisible(visible);
}

void RecordForm::buildFooter(QVBoxLayout *column)
{
    m_footer = new QWidget(this);
    m_footer->setFixedHeight(footerHeight);
    setSurface(m_footer, Surface::Chrome);
    m_footer->setAutoFillBackground(true);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, this));
    column->addWidget(m_footer);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    m_state = new ElidedLabel({}, m_footer);
    m_state->setFont(Theme::font(TypeRole::Secondary));
    setTextRole(m_state, TextRole::Secondary);
    row->addWidget(m_state, 1);
    m_discard = new QPushButton(tr("Discard changes"), m_footer);
    setButtonRole(m_discard, ButtonRole::Plain);
    m_cancel = new QPushButton(tr("Cancel"), m_footer);
    m_save = new QPushButton(tr("Save"), m_footer);
    setButtonRole(m_save, ButtonRole::Primary);
    setKeyHint(m_save, QStringLiteral("Ctrl+S"));
    m_discard->hide();
    for (QPushButton *button : {m_discard, m_cancel, m_save}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_discard, &QPushButton::clicked, this, &RecordForm::discard);
    connect(m_cancel, &QPushButton::clicked, this, &RecordForm::closeRequested);
    connect(m_save, &QPushButton::clicked, this, &RecordForm::save);
    updateFooter();
}

void RecordForm::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto &&function) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, function);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_S), [this] { save(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { submit(After::Close); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { submit(After::Close); });
    add(QKeySequence(Qt::Key_Escape), [this] { emit closeRequested(); });
    const auto step = [this](bool back) {
        ++m_stretch;
        back ? m_undo.undo() : m_undo.redo();
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Z), [step] { step(true); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Y), [step] { step(false); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [step] { step(false); });
}

FetchRequest RecordForm::fetchRequest() const
{
    FetchRequest request;
    request.entity = m_entityKey;
    request.id = m_id;
    for (const FieldSpec *field : m_model->linesFields()) {
        Query lines;
        lines.entity = field->target;
        lines.columns = {"id"};
        for (const FieldSpec &column : lineColumns(*m_model->catalogue(), *m_model->lineEntity(field->key), field->via))
            lines.columns.append(column.key);
        lines.filter = Filter::compare(field->via, Operator::Equal, {Value(m_id)});
        lines.sort = {{"id", Ascending}};
        lines.limit = 0;
        request.panels.append(lines);
    }
    return request;
}

void RecordForm::fetch()
{
    m_empty->hide();
    m_scroll->show();
    whenDone(m_context.cache.fetch(fetchRequest()), this, [this](const Result<FetchedRecord> &answer) {
        if (answer)
            show(*answer);
        else
            showFailure(answer.error());
    });
}

void RecordForm::showFailure(const Error &error)
{
    m_scroll->hide();
    m_footer->hide();
    m_empty->setError(error.render(), {}, error.code() == ErrorCode::NotFound ? QString() : tr("Try again"));
    m_empty->show();
}

void RecordForm::show(const FetchedRecord &record)
{
    m_footer->show();
    m_model->setMayEdit(record.actions.contains(Action::Edit));
    m_model->load(record);
    if (!m_body)
        buildBody();
}

void RecordForm::buildBody()
{
    const QList<FormSection> sections = formSections(
        m_context, *m_entity, m_id == 0, m_model->mayEdit() && m_entity->readerActions.contains(Action::Assign));
    m_body = new FormBody(sections, [this](const FieldSpec &field, QWidget *parent) { return makeRow(field, parent); });
    setSurface(m_body, Surface::Surface);
    m_scroll->setWidget(m_body);
    for (FieldRow *row : m_body->rows())
        limitLookups(row->field().key);
    restoreDraft();
    resolveTitles();
    tellTitle();
    showAbout();
    updateFooter();
    focusFirst();
}

FieldRow *RecordForm::makeRow(const FieldSpec &field, QWidget *parent)
{
    if (field.kind == Kind::Lines)
        return makeLinesRow(field, parent);
    FieldSpec edited = asEdited(*m_model->catalogue(), *m_entity, field);
    if (m_id > 0)
        edited = withNextStates(*m_entity, edited, m_model->content(field.key).value.text());
    auto *row = new FieldRow(edited, m_context, parent);
    const FieldContent &content = m_model->content(field.key);
    row->editor()->setValue(content.value, content.title);
    const bool isOwner = field.key == "owner" && field.is(System);
    row->editor()->setReadOnly(!m_model->isEditable(field) && !(isOwner && m_model->mayEdit()));
    row->editor()->setLockReason(!m_model->mayEdit()        ? tr("You may read this record, but not change it.")
                                 : content.value.isMasked() ? tr("Your role shows this field only in part.")
                                 : field.readerRule != FieldRule::Open
                                     ? tr("Your role may read this field, but not change it.")
                                     : tr("The program keeps this field by itself."));
    watchRow(row);
    return row;
}

FieldRow *RecordForm::makeLinesRow(const FieldSpec &field, QWidget *parent)
{
    auto *lines = new LinesEditor(field, m_context, parent);
    lines->setLines(m_model->lines(field.key));
    lines->setReadOnly(!m_model->isEditable(field));
    connect(lines, &LinesEditor::edited, this, [this, lines, key = field.key] {
        if (m_showing || m_model->lines(key) == lines->lines())
            return;
        m_undo.push(new SetLines(*m_model, key, lines->lines()));
    });
    return new FieldRow(field, lines, parent);
}

void RecordForm::watchRow(FieldRow *row)
{
    connect(row->editor(), &FieldEditor::edited, this, [this, row] { onEdited(row); });
    connect(row->editor(), &FieldEditor::left, this, [this, row] {
        ++m_stretch;
        if (QApplication::activePopupWidget())
            return; // the list of this very field
        if (m_model->isChanged(row->field().key) || row->editor()->typedProblem())
            m_touched.insert(row->field().key);
        showProblemOf(row);
    });
    // The form undoes what was typed, over all fields; a field's own undo would stand in the way.
    row->editor()->input()->installEventFilter(this);
}

bool RecordForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RecordForm::focusFirst()
{
    if (!m_body)
        return;
    for (FieldRow *row : m_body->rows()) {
        if (row->editor() && !row->editor()->isReadOnly() &&
            (m_id > 0 || m_model->content(row->field().key).value.isEmpty())) {
            setFocusProxy(nullptr);
            row->editor()->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

// A draft for another customer than the one this form was opened for is left alone.
void RecordForm::restoreDraft()
{
    const auto draft = m_context.drafts.find(m_entityKey, m_id);
    if (!draft || draft->values.isEmpty() || !m_model->mayEdit())
        return;
    for (const FieldValue &preset : std::as_const(m_presets)) {
        const auto same = [&](const FieldValue &entry) {
            return entry.field != preset.field || entry.value == preset.value;
        };
        if (!std::all_of(draft->values.begin(), draft->values.end(), same))
            return;
    }
    m_model->applyDraft(draft->values, draft->version);
    if (!m_model->isDirty())
        return;
    const QDateTime at = draft->at.toLocalTime();
    const QString time = displayOf(m_context).instant(Instant::from(at));
    m_bannerIs = BannerIs::Draft;
    m_banner->showMessage(Tone::Accent, tr("Draft of %1 restored").arg(time), tr("Discard"));
}

void RecordForm::discard()
{
    m_context.drafts.drop(m_entityKey, m_id);
    m_undo.beginMacro(tr("Discard changes"));
    for (const FieldValue &entry : m_model->changedValues()) {
        if (!(m_model->content(entry.field) == m_model->start(entry.field)))
            m_undo.push(new SetField(*m_model, entry.field, m_model->start(entry.field), ++m_stretch));
    }
    m_undo.endMacro();
    m_model->revert(); // the lines, and what the server said
    m_context.drafts.drop(m_entityKey, m_id);
    m_touched.clear();
    clearNotice();
    for (FieldRow *row : m_body ? m_body->rows() : QList<FieldRow *>()) {
        if (row->editor())
            row->editor()->setValue(m_model->content(row->field().key).value, m_model->content(row->field().key).title);
        showProblemOf(row);
    }
    updateFooter();
}

// Presets and drafts hold the ids of other records only.
void RecordForm::resolveTitles()
{
    for (FieldRow *row : m_body->rows()) {
        const FieldSpec &field = row->field();
        const FieldContent content = m_model->content(field.key);
        const EntityPtr target = field.isLink() ? entityOf(m_context, field.target) : nullptr;
        const FieldSpec *title = target ? target->titleField() : nullptr;
        if (!title || content.value.isEmpty() || !content.title.isEmpty() || !row->editor())
            continue;
        QList<Value> ids;
        if (field.kind == Kind::Ref)
            ids.append(content.value);
        for (const qint64 id : content.value.valueOr(QList<qint64>()))
            ids.append(Value(id));
        Query query;
        query.entity = field.target;
        query.columns = {"id", title->key};
        query.filter = Filter::compare("id", Operator::In, ids);
        query.limit = int(ids.size());
        whenDone(m_context.link.query(query), this,
                 [this, key = field.key, titleKey = title->key, value = content.value,
                  ids](const Result<ResultTable> &answer) {
                     FieldRow *row = this->row(key);
                     if (!answer || !row || !(m_model->content(key).value == value))
                         return;
                     QHash<qint64, QString> names;
                     for (int i = 0; i < answer->rowCount(); ++i)
                         names.insert(answer->id(i), answer->value(i, titleKey).text());
                     QStringList titles;
                     for (const Value &id : ids)
                         titles.append(names.value(id.integer()));
                     m_showing = true;
                     row->editor()->setValue(value, titles.join(linkSeparator));
                     m_showing = false;
                 });
    }
}

void RecordForm::limitLookups(const QByteArray &changedField)
{
    for (FieldRow *row : m_body->rows()) {
        const QByteArray limiting = limitingField(*m_model->catalogue(), *m_entity, row->field());
        if (limiting.isEmpty() || limiting != changedField || !row->editor())
            continue;
        const Value value = m_model->content(limiting).value;
        row->editor()->setLookupFilter(value.isEmpty() ? Filter()
                                                       : Filter::compare(limiting, Operator::Equal, {value}));
    }
}

void RecordForm::onEdited(FieldRow *row)
{
    if (m_showing)
        return;
    const QByteArray &key = row->field().key;
    const FieldContent content{row->editor()->value(), row->editor()->linkTitle()};
    if (!(m_model->content(key) == content))
        m_undo.push(new SetField(*m_model, key, content, m_stretch));
    if (m_touched.contains(key) || !row->problem().isEmpty())
        showProblemOf(row);
    m_validated = row;
    m_validating.start();
    if (m_id == 0 && row->field().is(Title))
        m_similar.start();
}

void RecordForm::onContentChanged(const QByteArray &field)
{
    FieldRow *row = this->row(field);
    if (!row)
        return;
    m_showing = true;
    if (auto *lines = qobject_cast<LinesEditor *>(row->content())) {
        lines->setLines(m_model->lines(field));
        if (!row->problem().isEmpty())
            row->showProblem(lines->problem());
    } else if (!(FieldContent{row->editor()->value()} == m_model->content(field))) {
        row->editor()->setValue(m_model->content(field).value, m_model->content(field).title);
    }
    m_showing = false;
    limitLookups(field);
    if (row->field().is(Title))
        tellTitle();
    keepDraft();
    updateFooter();
}

void RecordForm::showProblemOf(FieldRow *row)
{
    const QByteArray &key = row->field().key;
    const bool shows = m_touched.contains(key) || m_model->hasServerProblem(key);
    std::optional<Text> problem;
    if (row->editor())
        problem = row->editor()->typedProblem();
    if (!problem)
        problem = m_model->problem(key);
    row->showProblem(shows && problem ? problem->render() : QString());
}

void RecordForm::keepDraft()
{
    const QList<FieldValue> values = m_model->changedValues();
    if (!m_body || m_saving)
        return;
    if (values.isEmpty() || !m_model->isDirty()) {
        m_context.drafts.drop(m_entityKey, m_id);
        return;
    }
    m_context.drafts.keep({m_entityKey, m_id, m_model->version(), {}, values});
}

bool RecordForm::isDirty() const
{
    return m_model && m_model->isDirty();
}

FieldRow *RecordForm::row(const QByteArray &field) const
{
    return m_body ? m_body->row(field) : nullptr;
}

void RecordForm::onDirtyChanged(bool dirty)
{
    updateFooter();
    emit dirtyChanged(dirty);
}

QString RecordForm::title() const
{
    if (!m_entity)
        return {};
    if (m_id == 0) {
        //: Title of the form for a new record; %1 is its kind.
        return tr("New %1").arg(inSentence(labelText(m_entity->label)));
    }
    const FieldSpec *title = m_entity->titleField();
    const QString name = title && m_body ? m_model->content(title->key).value.text().simplified() : QString();
    return name.isEmpty() ? labelText(m_entity->label) : name;
}

void RecordForm::tellTitle()
{
    if (m_title->text() == title())
        return;
    m_title->setText(title());
    emit titleChanged(title());
}

void RecordForm::showState(const QString &text)
{
    m_state->setText(text);
}

void RecordForm::updateFooter()
{
    if (!m_save)
        return;
    const bool mayEdit = !m_model || m_model->mayEdit();
    const bool online = m_context.link.isOnline();
    const bool dirty = isDirty();
    m_save->setVisible(mayEdit);
    m_save->setEnabled(m_body && online && !m_saving && !m_deletedElsewhere && (dirty || m_id == 0));
    m_save->setToolTip(online ? QString()
                              : tr("Not possible without a connection. What you typed is kept as a draft."));
    m_discard->setVisible(mayEdit && dirty && !m_saving);
    if (m_saving)
        showState(tr("Saving…"));
    else if (!mayEdit)
        showState(tr("Read-only"));
    else if (dirty)
        showState(online ? tr("Not saved yet – kept as a draft")
                         : tr("Offline – kept as a draft until the connection is back"));
    else if (m_id > 0 && m_body) {
        const QString who = m_model->content("changed_by").title;
        const auto *when = m_model->content("changed_at").value.as<Instant>();
        //: Who changed the record last, and when.
        showState(when && !who.isEmpty() ? tr("Changed by %1, %2").arg(who, displayOf(m_context).instant(*when))
                                         : QString());
    } else
        showState({});
}

QString RecordForm::textOf(const QByteArray &field, const FieldContent &content) const
{
    const FieldSpec *spec = m_entity->field(field);
    return spec ? displayOf(m_context).text(*spec, content.value, content.title, DisplayText::Place::Form) : QString();
}

} // namespace fairdesk
