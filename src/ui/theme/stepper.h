// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace secondline::ui {

class StepsModel;

enum class StepState : quint8 {
    Todo,       //!< nothing is there yet
    Incomplete, //!< begun, something is missing
    Done,
    Locked, //!< cannot be gone to before others are done
};

//! One step of a guide.
struct Step
{
    QString title;
    StepState state = StepState::Todo;
    int have = 0; //!< parts that are there
    int want = 0; //!< parts that belong to it; 0: it has none to count
    friend bool operator==(const Step &, const Step &) = default;
};

//! Four to nine steps with how complete each is, in free order: each is a click or a key away (arrows, Home, End, a
//! number). A locked one is passed over.
class Stepper : public QListView
{
    Q_OBJECT
public:
    explicit Stepper(QWidget *parent = nullptr);
    //! The step at hand stays where it is if it can.
    void setSteps(const QList<Step> &steps);
    void setStep(int place, const Step &step);
    QList<Step> steps() const;
    int current() const { return currentIndex().row(); }
    //! False if there is no such step or it is locked.
    bool goTo(int place);
    //! The step after or before this one that is not locked; false if there is none.
    bool next();
    bool previous();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentStepChanged(int place);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    bool goFrom(int place, int by);

    StepsModel *m_steps;
};

} // namespace secondline::ui
