-- A document waits for a moment only: to press it costs more time than it saves room.
alter table visibility.capture alter column waiting set storage external;
