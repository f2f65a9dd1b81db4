// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attachments/attachmentchips.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 320;
constexpr int whole = -1; //!< id of one that is copied

} // namespace

//! One file: sign, name and size, a bar while it is being copied, and the button that removes it.
class AttachmentChip : public QWidget
{
    Q_DECLARE_TR_FUNCTIONS(AttachmentChip)
public:
    explicit AttachmentChip(QWidget *parent)
        : QWidget(parent)
        , remove(new Button({}, ButtonLook::Tool, this))
    {
        setObjectName(u"attachmentChip"_s);
        remove->setObjectName(u"removeAttachmentButton"_s);
        remove->setIconName(u"x"_s);
    }

    void show(const QString &words, Role newRole)
    {
        role = newRole;
        m_words = words;
        setAccessibleName(words);
        setToolTip(toolTipText(words));
        remove->setAccessibleName(tr("Remove %1").arg(name));
        remove->setToolTip(toolTipText(remove->accessibleName()));
        const int high = Theme::current().controlHeight();
        const QFontMetrics metrics(textFont(TextSize::Small));
        setFixedSize(std::min(widest, metrics.horizontalAdvance(words) + space::s2 + 14 + space::s1 + high + space::s1),
                     high);
        remove->setFixedSize(high - 4, high - 4);
        remove->setGeometry(
            QStyle::visualRect(layoutDirection(), rect(), QRect(width() - high + 2, 2, high - 4, high - 4)));
        update();
    }

    domain::Attachment file;
    QString name;
    int id = whole;
    bool failed = false;
    qint64 done = 0;
    qint64 size = 0;
    Role role = Role::Text2;
    Button *remove;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setLayoutDirection(layoutDirection());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour(failed ? Role::BadEdge : Role::Edge), 1));
        painter.setBrush(colour(failed ? Role::BadGround : Role::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
        const auto at = [this](int x, int wide) {
            return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, wide, height()));
        };
        paintIcon(&painter, at(space::s2, 14), failed ? u"triangle-alert"_s : u"paperclip"_s, 14, colour(role));
        painter.setFont(textFont(TextSize::Small));
        painter.setPen(colour(role));
        const int wide = width() - space::s2 - 14 - space::s1 - height();
        drawOwnLine(&painter, at(space::s2 + 14 + space::s1, wide), Qt::AlignVCenter | Qt::AlignLeading,
                    painter.fontMetrics().elidedText(m_words, Qt::ElideMiddle, wide));
        if (id != whole && !failed && size > 0) {
            const int filled = static_cast<int>((width() - 2 * space::s2) * done / size);
            const QRect bar(space::s2, height() - 4, filled, 2);
            painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), bar), colour(Role::Accent));
        }
    }

private:
    QString m_words;
};

AttachmentChips::AttachmentChips(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"attachmentChips"_s);
    setAccessibleName(tr("Attached files"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

AttachmentChip *AttachmentChips::chip(int id) const
{
    for (AttachmentChip *candidate : m_chips) {
        if (candidate->id == id && id != whole)
            return candidate;
    }
    return nullptr;
}

AttachmentChip *AttachmentChips::add()
{
    auto *chip = new AttachmentChip(this);
    m_chips.append(chip);
    connect(chip->remove, &QPushButton::clicked, this, [this, chip] { removeChip(chip); });
    chip->QWidget::show();
    return chip;
}

void AttachmentChips::removeChip(AttachmentChip *chip)
{
    const int id = chip->failed ? whole : chip->id;
    const qsizetype at = m_chips.indexOf(chip);
    m_chips.removeAt(at);
    chip->hide();
    chip->deleteLater();
    if (!m_chips.isEmpty())
        m_chips[std::min(at, m_chips.size() - 1)]->remove->setFocus(Qt::OtherFocusReason);
    rearrange();
    if (id != whole)
        Q_EMIT cancelled(id);
    Q_EMIT changed();
}

void AttachmentChips::setFiles(const QList<domain::Attachment> &files)
{
    qDeleteAll(m_chips);
    m_chips.clear();
    for (const domain::Attachment &file : files) {
        AttachmentChip *chip = add();
        chip->file = file;
        chip->name = shownLine(file.name);
        chip->show(attachmentLine(file), Role::Text2);
    }
    rearrange();
}

QList<domain::Attachment> AttachmentChips::files() const
{
    QList<domain::Attachment> files;
    for (const AttachmentChip *chip : m_chips) {
        if (chip->id == whole)
            files.append(chip->file);
    }
    return files;
}

bool AttachmentChips::busy() const
{
    return std::any_of(m_chips.cbegin(), m_chips.cend(),
                       [](const AttachmentChip *chip) { return chip->id != whole && !chip->failed; });
}

void AttachmentChips::begin(int id, const QString &name)
{
    AttachmentChip *chip = add();
    chip->id = id;
    chip->name = shownLine(name);
    chip->show(tr("%1, being copied").arg(chip->name), Role::Text2);
    rearrange();
    Q_EMIT changed();
}

void AttachmentChips::progress(int id, qint64 done, qint64 size)
{
    AttachmentChip *chip = this->chip(id);
    if (!chip || chip->failed)
        return;
    chip->done = done;
    chip->size = size;
    const int percent = size > 0 ? static_cast<int>(100 * done / size) : 0;
    chip->show(tr("%1, %2 % copied").arg(chip->name).arg(percent), Role::Text2);
    rearrange();
}

void AttachmentChips::finish(int id, const domain::Attachment &file)
{
    AttachmentChip *chip = this->chip(id);
    if (!chip)
        chip = add(); // the person went to another text and came back meanwhile
    chip->id = whole;
    chip->file = file;
    chip->name = shownLine(file.name);
    chip->show(attachmentLine(file), Role::Text2);
    rearrange();
    Q_EMIT changed();
}

void AttachmentChips::fail(int id, const QString &why)
{
    AttachmentChip *chip = this->chip(id);
    if (!chip)
        return;
    chip->failed = true;
    chip->show(tr("%1: %2", "file name, what is wrong").arg(chip->name, why), Role::Bad);
    rearrange();
    QAccessibleEvent announced(chip, QAccessible::Alert);
    QAccessible::updateAccessibility(&announced);
    Q_EMIT changed();
}

int AttachmentChips::place(int width, bool move) const
{
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (AttachmentChip *chip : m_chips) {
        if (x > 0 && x + chip->width() > width) {
            x = 0;
            y += lineHeight + space::s1;
        }
        if (move) {
            const QRect there(x, y, chip->width(), chip->height());
            chip->move(QStyle::visualRect(layoutDirection(), QRect(0, 0, width, height()), there).topLeft());
        }
        x += chip->width() + space::s2;
        lineHeight = chip->height();
    }
    return m_chips.isEmpty() ? 0 : y + lineHeight;
}

void AttachmentChips::rearrange()
{
    setVisible(!m_chips.isEmpty());
    place(width(), true);
    updateGeometry();
}

int AttachmentChips::heightForWidth(int width) const
{
    return place(width, false);
}

QSize AttachmentChips::sizeHint() const
{
    return {widest, heightForWidth(std::max(width(), widest))};
}

QSize AttachmentChips::minimumSizeHint() const
{
    return {0, m_chips.isEmpty() ? 0 : Theme::current().controlHeight()};
}

void AttachmentChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
    updateGeometry();
}

} // namespace secondline::ui
