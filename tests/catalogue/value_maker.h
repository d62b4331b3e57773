// Values of every kind of field for tests that go through all of them: valid ones, from a seed.
#pragma once

#include "common/catalogue/field_spec.h"

#include <QRandomGenerator>

namespace fairdesk::test {

class ValueMaker
{
public:
    explicit ValueMaker(quint32 seed)
        : m_random(seed)
    {
    }

    // A value that may stand in the field; never null. Texts hold Chinese, signs and full-width letters.
    Value valueFor(const FieldSpec &field);
    QString text(int length);
    int below(int limit) { return int(m_random.bounded(limit)); }
    QRandomGenerator &random() { return m_random; }

private:
    double number(const FieldSpec &field, double lowest, double highest);

    QRandomGenerator m_random;
};

} // namespace fairdesk::test
