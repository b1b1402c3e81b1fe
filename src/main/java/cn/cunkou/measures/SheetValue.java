package cn.cunkou.measures;

/** A figure as a row of a workbook: with its period and its place in words. */
record SheetValue(NewFact fact, String period, String place) {

    /** Workbooks carry no documents, and a reason says nothing about the figure. */
    boolean saysTheSameAs(SheetValue before) {
        return bare().equals(before.bare());
    }

    private NewFact bare() {
        return fact.because("").with(null);
    }
}
