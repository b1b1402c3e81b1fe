package cn.cunkou.platform.messages;

import java.util.List;
import java.util.UUID;

/** Knows who answers for a body; the module that keeps the accounts has it. */
public interface AddressBook {
    /**
     * The accounts of those who answer for a body, as far as whoever acts may know of them.
     *
     * @param division the code of the place the body belongs to
     * @return their ids, for {@link Messages#send}; none where nobody answers for it
     */
    List<String> peopleOf(UUID body, String division);
}
