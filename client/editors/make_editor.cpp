#include "client/editors/choice_editors.h"
#include "client/editors/date_editors.h"
#include "client/editors/line_editors.h"
#include "client/editors/link_editors.h"

namespace fairdesk {
namespace {

template<class Editor>
std::unique_ptr<FieldEditor> make(const FieldSpec &field, ClientContext &context, QWidget *parent)
{
    return std::make_unique<Editor>(field, context, parent);
}

using Maker = std::unique_ptr<FieldEditor> (*)(const FieldSpec &, ClientContext &, QWidget *);

// In the order of Kind. Lines are a table of their own, see client/forms/lines_editor.h.
constexpr std::array<Maker, 15> makers{
    make<TextEditor>,   make<LongTextEditor>, make<TextEditor>,      make<TextEditor>, make<TextEditor>,
    make<NumberEditor>, make<NumberEditor>,   make<BooleanEditor>,   make<DateEditor>, make<InstantEditor>,
    make<MoneyEditor>,  make<ChoiceEditor>,   make<ChoiceSetEditor>, make<RefEditor>,  make<ManyEditor>,
};
static_assert(int(Kind::Many) == int(makers.size()) - 1);

} // namespace

std::unique_ptr<FieldEditor> makeEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
{
    const auto place = size_t(field.kind);
    return place < makers.size() ? makers[place](field, context, parent) : nullptr;
}

} // namespace fairdesk
