package cn.cunkou.stations.applications;

import cn.cunkou.stations.applications.Application.State;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in applications of a county's past; none of them has become a station. */
@Service
public class ApplicationLoader {
    private final ApplicationBook book;
    private final ApplicationCheck check;

    ApplicationLoader(ApplicationBook book, ApplicationCheck check) {
        this.book = book;
        this.check = check;
    }

    /** Takes them in; each is checked as if it were handed in today. */
    @Transactional
    public void load(DivisionCode county, List<PastApplication> applications) {
        for (var past : applications) {
            var application = book.insert(check.check(county, past.input()), past.day());
            book.step(application, Step.Kind.SUBMITTED, "", past.day());
            for (var done : past.steps()) {
                book.step(application, done.kind(), done.note(), done.day());
                book.move(application.id(), state(done.kind()), null, done.day());
            }
        }
    }

    private static State state(Step.Kind kind) {
        return switch (kind) {
            case SUBMITTED, AMENDED -> State.SUBMITTED;
            case SUPPORTED, OPPOSED -> State.OPINED;
            case RETURNED -> State.RETURNED;
            case REFUSED -> State.REFUSED;
            case WITHDRAWN -> State.WITHDRAWN;
            case APPROVED ->
                    throw new IllegalArgumentException("what is approved becomes a station");
        };
    }
}
