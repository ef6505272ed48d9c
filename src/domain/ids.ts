/** Ids are branded, so that a milestone's id never lands where a person's is wanted. */
type Branded<Name extends string> = string & { readonly __id: Name };

export type PartnershipId = Branded<'partnership'>;
export type RoleId = Branded<'role'>;
export type PersonId = Branded<'person'>;
/** An audience, such as `officials`, or one partnership's share of it, such as `facilitators:SC`. */
export type AudienceId = Branded<'audience'>;
export type MeetingId = Branded<'meeting'>;
export type DecisionId = Branded<'decision'>;
export type MilestoneId = Branded<'milestone'>;
export type AnnouncementId = Branded<'announcement'>;
export type DeliveryId = Branded<'delivery'>;
export type ReminderId = Branded<'reminder'>;
/** A Slack user (`U…`, `W…`) and a Slack conversation (`C…`, `D…`, `G…`). */
export type SlackUserId = Branded<'slack-user'>;
export type ChannelId = Branded<'channel'>;
