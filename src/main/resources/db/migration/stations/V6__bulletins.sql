-- What the county tells its stations is a bulletin; a notice is what everybody may object to.

alter table stations.notice rename to bulletin;
alter index stations.notice_division rename to bulletin_division;
