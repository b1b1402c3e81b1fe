package cn.cunkou.platform.web;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is wrong with one field of a form.
 *
 * @param label the field as the page calls it
 */
public record FormFault(String field, String label, String fault, String remedy) {
    /**
     * The faults as a page shows them.
     *
     * @param labels what the page calls a field
     */
    public static List<FormFault> of(List<Problem.Fault> faults, UnaryOperator<String> labels) {
        return faults.stream()
                .map(fault ->
                        new FormFault(
                                fault.field(),
                                labels.apply(fault.field()),
                                fault.fault(),
                                fault.remedy()))
                .toList();
    }
}
