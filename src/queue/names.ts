export const queueName = 'deliver';
/** Everything of ours in Redis begins with this. */
export const queuePrefix = 'secretariat';
